# banter_room(NAME [LINKS target...] [PRIVATE_LINKS target...] [HEADERS pch-header...])
#
# A room is the folder of the calling CMakeLists.txt: every *.cpp below it (tests and nested
# rooms aside) becomes the static library banter_NAME, and its *_test.cpp the test program
# banter_NAME_tests. Adding a file to a room therefore needs no edit here.
#   LINKS          rooms and libraries that the room's headers show
#   PRIVATE_LINKS  what only its .cpp files use
#   HEADERS        heavy standard or library headers, precompiled once for the room
#   EXCLUDE        regular expression of paths that belong to nested rooms or programs
#   FUZZ_SEEDS     TARGET:folder, beside the corpus: more to begin with for that fuzz target
function(banter_room name)
  cmake_parse_arguments(ARG "" "EXCLUDE" "LINKS;PRIVATE_LINKS;TEST_LINKS;HEADERS;FUZZ_SEEDS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${ARG_EXCLUDE}")
  endif()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(fuzzed ${sources})
  list(FILTER fuzzed INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")

  add_library(banter_${name} STATIC ${sources})
  target_link_libraries(banter_${name} PUBLIC banter_flags ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  if(ARG_HEADERS)
    target_precompile_headers(banter_${name} PRIVATE ${ARG_HEADERS})
  endif()
  if(tests)
    banter_test(banter_${name}_tests SOURCES ${tests} LINKS banter_${name} ${ARG_PRIVATE_LINKS} ${ARG_TEST_LINKS})
  endif()
  foreach(file IN LISTS fuzzed)
    banter_fuzz("${file}" LINKS banter_${name} ${ARG_PRIVATE_LINKS} SEEDS ${ARG_FUZZ_SEEDS})
  endforeach()
  if(fuzzed AND BANTER_FUZZ)  # coverage is counted in the whole room
    target_compile_options(banter_${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# What must hold for any bytes at all: FOLDER/NAME_fuzz.cpp is a libFuzzer target, FOLDER/corpus/NAME its inputs.
# Every build reads the inputs, as the case corpus.NAME. With BANTER_FUZZ (the preset `fuzz`) it is the program
# banter_NAME_fuzz, part of the target `fuzzers`, and the case fuzz.NAME searches for more, for a minute.
# banter_room calls it for each such file.
function(banter_fuzz file)
  cmake_parse_arguments(ARG "" "" "LINKS;SEEDS" ${ARGN})
  get_filename_component(folder "${file}" DIRECTORY)
  get_filename_component(name "${file}" NAME)
  string(REGEX REPLACE "_fuzz\\.cpp$" "" name "${name}")
  set(inputs "${folder}/corpus/${name}")
  list(FILTER ARG_SEEDS INCLUDE REGEX "^${name}:")
  foreach(seed IN LISTS ARG_SEEDS)
    string(REGEX REPLACE "^${name}:" "${CMAKE_CURRENT_SOURCE_DIR}/" seed "${seed}")
    list(APPEND inputs "${seed}")
  endforeach()
  if(BANTER_FUZZ)
    set(program banter_${name}_fuzz)
    add_executable(${program} "${file}")
    target_compile_options(${program} PRIVATE -fsanitize=fuzzer)
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz.${name} COMMAND "${CMAKE_SOURCE_DIR}/tests/fuzz/run_target.sh"
      $<TARGET_FILE:${program}> "${CMAKE_BINARY_DIR}/found/${name}" ${inputs})
    set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 7200 LABELS "fuzz;long")
    if(NOT TARGET fuzzers)
      add_custom_target(fuzzers)
    endif()
    add_dependencies(fuzzers ${program})
  else()
    set(program banter_${name}_corpus)
    add_executable(${program} "${file}" "${CMAKE_SOURCE_DIR}/tests/fuzz/read_corpus.cpp")
    add_test(NAME corpus.${name} COMMAND ${program} ${inputs})
    set_tests_properties(corpus.${name} PROPERTIES TIMEOUT 60)
  endif()
  target_link_libraries(${program} PRIVATE ${ARG_LINKS})
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
