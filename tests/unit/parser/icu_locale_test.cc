// What servers 16 to 18 store of locales, with ICU 60 and 76.
#include "parser/icu_locale.h"

#include <doctest/doctest.h>

using namespace lockstep;

TEST_CASE("locales of ICU have one form") {
  struct Case {
    const char* given;
    const char* tag;
  };

  const Case cases[] = {
      {"en-u-kn-true", "en-u-kn"},
      {"en-u-kn", "en-u-kn"},
      {"en_US", "en-US"},
      {"EN-us", "en-US"},
      {"zh-hans-cn", "zh-Hans-CN"},
      {"es-419", "es-419"},
      {"de-u-CO-Phonebk-kn", "de-u-co-phonebk-kn"},
      {"en-u-kn-true-kf-upper", "en-u-kf-upper-kn"},
      {"de-AT-u-kn-TRUE-ks-level1", "de-AT-u-kn-ks-level1"},
      {"en-u-kn-false", "en-u-kn-false"},
      {"und", "und"},
      // What else there is stays as it is.
      {"", ""},
      {"root", "root"},
      {"C", "C"},
      {"en_US.UTF-8", "en_US.UTF-8"},
      {"@colStrength=secondary", "@colStrength=secondary"},
      {"de__phonebook", "de__phonebook"},
      {"de-1996", "de-1996"},
      {"tr-x-icu", "tr-x-icu"},
      {"fr-CA-u-kb-true-x-icu", "fr-CA-u-kb-true-x-icu"},
      {"de-u", "de-u"},
  };
  for (const auto& each : cases) CHECK(icu_language_tag(each.given) == each.tag);
}
