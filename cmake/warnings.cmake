# The interface target that every library of ours links.
add_library(lockstep_options INTERFACE)
target_include_directories(lockstep_options INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_options(lockstep_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough -Wextra-semi
  -Wno-missing-field-initializers)  # designated initializers leave the rest at their defaults
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports `"literal" + std::string` at -O2 (GCC bug 105329).
  target_compile_options(lockstep_options INTERFACE -Wno-restrict)
endif()
if(LOCKSTEP_TIDY)
  # Those before 16 do not know all of C++20 that libstdc++ 12 uses. GCC's own warning options are not clang's.
  find_program(CLANG_TIDY NAMES clang-tidy-19 clang-tidy-16 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY} --extra-arg=-Wno-unknown-warning-option
    --extra-arg=-Wno-deprecated-declarations)
endif()
