// What libpg_query alone needs for a file: the measure for the offline plan. Prints CPU seconds of parsing each file given
// (one call of pg_query_parse_protobuf, the tree thrown away).
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include <pg_query.h>

int main(int count, char** files) {
  const std::clock_t start = std::clock();
  for (int i = 1; i < count; ++i) {
    std::ifstream in(files[i]);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto parsed = pg_query_parse_protobuf(text.c_str());
    if (parsed.error) {
      std::fprintf(stderr, "%s: %s\n", files[i], parsed.error->message);
      return 1;
    }
    pg_query_free_protobuf_parse_result(parsed);
  }
  std::printf("%.3f\n", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  return 0;
}
