# banter_room(NAME [LINKS target...] [PRIVATE_LINKS target...] [HEADERS pch-header...])
#
# A room is the folder of the calling CMakeLists.txt: every *.cpp below it (tests and nested
# rooms aside) becomes the static library banter_NAME, and its *_test.cpp the test program
# banter_NAME_tests. Adding a file to a room therefore needs no edit here.
#   LINKS          rooms and libraries that the room's headers show
#   PRIVATE_LINKS  what only its .cpp files use
#   HEADERS        heavy standard or library headers, precompiled once for the room
#   EXCLUDE        regular expression of paths that belong to nested rooms or programs
function(banter_room name)
  cmake_parse_arguments(ARG "" "EXCLUDE" "LINKS;PRIVATE_LINKS;TEST_LINKS;HEADERS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${ARG_EXCLUDE}")
  endif()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")

  add_library(banter_${name} STATIC ${sources})
  target_link_libraries(banter_${name} PUBLIC banter_flags ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  if(ARG_HEADERS)
    target_precompile_headers(banter_${name} PRIVATE ${ARG_HEADERS})
  endif()
  if(tests)
    banter_test(banter_${name}_tests SOURCES ${tests} LINKS banter_${name} ${ARG_PRIVATE_LINKS} ${ARG_TEST_LINKS})
  endif()
endfunction()

# banter_test(NAME SOURCES file... LINKS target...)  a GoogleTest program; each of its cases is a ctest case.
function(banter_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS" ${ARGN})
  find_package(GTest REQUIRED)
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} PRIVATE <gtest/gtest.h> <gmock/gmock.h> <string> <vector> <variant> <expected>)
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT ${ARG_TIMEOUT})
endfunction()
