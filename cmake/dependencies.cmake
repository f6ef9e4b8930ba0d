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

# libpg_query's AST through its protobuf-c structs. Up to 17 the header comes with libpg-query-dev, the runtime is inside
# libpg_query itself, and libprotobuf-c-dev brings the missing protobuf-c.h. From 18.1 on libpg_query has another
# implementation of protobuf inside; then the structs are generated from its .proto, by protobuf-c-compiler.
find_path(PG_QUERY_INCLUDE pg_query.h REQUIRED)
find_library(PG_QUERY_LIBRARY pg_query REQUIRED)
add_library(pg_query_ast INTERFACE)
target_include_directories(pg_query_ast SYSTEM INTERFACE ${PG_QUERY_INCLUDE})
target_link_libraries(pg_query_ast INTERFACE ${PG_QUERY_LIBRARY} Threads::Threads)
if(NOT EXISTS ${PG_QUERY_INCLUDE}/pg_query/pg_query.pb-c.h)
  find_program(PROTOC_C protoc-c REQUIRED)
  find_library(PROTOBUF_C_LIBRARY protobuf-c REQUIRED)
  set(pg_query_out ${CMAKE_BINARY_DIR}/generated/pg_query)
  file(MAKE_DIRECTORY ${pg_query_out}/pg_query)
  add_custom_command(
    OUTPUT ${pg_query_out}/pg_query/pg_query.pb-c.h ${pg_query_out}/pg_query/pg_query.pb-c.c
    COMMAND ${PROTOC_C} --c_out=${pg_query_out} -I${PG_QUERY_INCLUDE} pg_query/pg_query.proto
    DEPENDS ${PG_QUERY_INCLUDE}/pg_query/pg_query.proto
    COMMENT "Generating the structs of libpg_query's trees")
  add_library(pg_query_structs STATIC ${pg_query_out}/pg_query/pg_query.pb-c.c ${pg_query_out}/pg_query/pg_query.pb-c.h)
  target_include_directories(pg_query_structs SYSTEM PUBLIC ${pg_query_out})
  target_compile_options(pg_query_structs PRIVATE -w)
  target_link_libraries(pg_query_structs PUBLIC ${PROTOBUF_C_LIBRARY})
  target_link_libraries(pg_query_ast INTERFACE pg_query_structs)
endif()
