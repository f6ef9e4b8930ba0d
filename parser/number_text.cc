#include "parser/number_text.h"

#include <algorithm>

namespace lockstep {
namespace {

int base_of(std::string_view digits) {
  if (digits.size() < 2 || digits[0] != '0') return 10;
  switch (digits[1]) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 10;
  }
}

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  return (digit | 0x20) - 'a' + 10;
}

}  // namespace

std::string number_text(std::string_view spelling) {
  const bool negative = spelling.starts_with('-');
  std::string digits{spelling.substr(negative ? 1 : 0)};
  std::erase(digits, '_');
  const int base = base_of(digits);
  if (base == 10) return (negative ? "-" : "") + digits;
  std::string decimal = "0";  // the last digit first
  for (const char digit : std::string_view(digits).substr(2)) {
    int carry = value_of(digit);
    for (auto& each : decimal) {
      const int sum = (each - '0') * base + carry;
      each = static_cast<char>('0' + sum % 10);
      carry = sum / 10;
    }
    for (; carry > 0; carry /= 10) decimal += static_cast<char>('0' + carry % 10);
  }
  std::reverse(decimal.begin(), decimal.end());
  return (negative ? "-" : "") + decimal;
}

}  // namespace lockstep
