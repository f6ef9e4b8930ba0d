# grammar/Directive.g4 → an OBJECT library. Debian's ANTLR tool is 4.7.2 and its C++ runtime 4.9;
# the templates emit u8"…" literals, which only compile with -fno-char8_t in C++20.
find_program(ANTLR4 antlr4 REQUIRED)
find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_library(ANTLR4_LIBRARY antlr4-runtime REQUIRED)
set(antlr_out ${CMAKE_BINARY_DIR}/generated/grammar)
set(antlr_sources ${antlr_out}/DirectiveLexer.cpp ${antlr_out}/DirectiveParser.cpp
  ${antlr_out}/DirectiveVisitor.cpp ${antlr_out}/DirectiveBaseVisitor.cpp)
add_custom_command(
  OUTPUT ${antlr_sources}
  COMMAND ${ANTLR4} -Dlanguage=Cpp -visitor -no-listener -Xexact-output-dir -o ${antlr_out}
    ${CMAKE_CURRENT_SOURCE_DIR}/grammar/Directive.g4
  DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/grammar/Directive.g4
  COMMENT "Generating the directive parser")
add_library(lockstep_directive_grammar STATIC ${antlr_sources})
target_include_directories(lockstep_directive_grammar SYSTEM PUBLIC ${ANTLR4_INCLUDE} ${antlr_out})
target_compile_options(lockstep_directive_grammar PRIVATE -fno-char8_t -w)
target_link_libraries(lockstep_directive_grammar PUBLIC ${ANTLR4_LIBRARY})
add_library(lockstep_directives INTERFACE)
target_link_libraries(lockstep_directives INTERFACE lockstep_directive_grammar)
