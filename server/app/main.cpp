#include <string>
#include <vector>

#include "server/app/run.hpp"

int main(int count, char** words) {
  std::vector<std::string> arguments;
  for (int i = 1; i < count; ++i)
    arguments.emplace_back(words[i]);
  return banter::app::run(arguments);
}
