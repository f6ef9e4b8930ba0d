// What Markdown output is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// Plain text in a paragraph or a table cell: characters with a meaning in Markdown are escaped, line
// breaks become spaces.
std::string markdown_text(std::string_view text);

// `text` as inline code, with as many backquotes as it takes.
std::string markdown_code(std::string_view text);

// A fenced block; the fence is longer than any in the text.
std::string markdown_block(std::string_view language, std::string_view text);

std::string markdown_row(const std::vector<std::string>& cells);

}  // namespace lockstep
