# What Debian packages bring: libpg-query-dev libprotobuf-c-dev libpqxx-dev libfmt-dev libcli11-dev
# doctest-dev nlohmann-json3-dev libtomlplusplus-dev libantlr4-runtime-dev antlr4 libssl-dev.
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(libpqxx_module REQUIRED IMPORTED_TARGET libpqxx)
add_library(libpqxx INTERFACE)
target_link_libraries(libpqxx INTERFACE PkgConfig::libpqxx_module)

find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(tomlplusplus INTERFACE)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})

# libpg_query's AST through its protobuf-c structs: the header comes with libpg-query-dev, the
# runtime is inside libpg_query itself, and libprotobuf-c-dev brings the missing protobuf-c.h.
find_path(PG_QUERY_INCLUDE pg_query/pg_query.pb-c.h REQUIRED)
find_library(PG_QUERY_LIBRARY pg_query REQUIRED)
add_library(pg_query_ast INTERFACE)
target_include_directories(pg_query_ast SYSTEM INTERFACE ${PG_QUERY_INCLUDE})
target_link_libraries(pg_query_ast INTERFACE ${PG_QUERY_LIBRARY} Threads::Threads)
