# Compiler, linker and flags that every room shares.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  message(FATAL_ERROR
    "Banter cannot be built with g++ ${CMAKE_CXX_COMPILER_VERSION}: it miscompiles coroutines. "
    "Install clang 19 (apt-get install clang-19) and configure again with CXX=clang++-19.")
endif()

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")

set(BANTER_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread; empty for none")
option(BANTER_FUZZ "Build the fuzz targets with libFuzzer" OFF)

add_library(banter_flags INTERFACE)
target_include_directories(banter_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(banter_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -fno-omit-frame-pointer)
target_compile_definitions(banter_flags INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ERROR_CODE_HEADER_ONLY BOOST_ASIO_DISABLE_VISIBILITY)
if(BANTER_SANITIZE)
  target_compile_options(banter_flags INTERFACE -fsanitize=${BANTER_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(banter_flags INTERFACE -fsanitize=${BANTER_SANITIZE})
endif()

find_program(BANTER_MOLD mold)
if(BANTER_MOLD)
  target_link_options(banter_flags INTERFACE -fuse-ld=mold)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_link_options(banter_flags INTERFACE -fuse-ld=lld)
endif()

find_program(BANTER_CCACHE ccache)
if(BANTER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are hashed by content, so that they may be cached too.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${BANTER_CCACHE})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()
