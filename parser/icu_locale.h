// Names of locales as ICU has them.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The language tag that PostgreSQL 16 and later store for a locale of ICU (icu_language_tag() in
// src/backend/utils/adt/pg_locale.c), without `true` behind a key, which newer releases of ICU leave out and older ones
// put there: `en_us-u-kn-true-kf-upper` is `en-US-u-kf-upper-kn`. What is no plain language, script, region and `-u-` keys is given back as it is.
std::string icu_language_tag(std::string_view locale);

}  // namespace lockstep
