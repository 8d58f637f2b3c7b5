# cmake -DTO=FOLDER -P icons.cmake: installs the icons that package-lock.json names into FOLDER, unless they are there,
# and puts those that icons.txt lists into FOLDER/icons, drawn with Banter's stroke.
cmake_minimum_required(VERSION 3.25)
set(from "${CMAKE_CURRENT_LIST_DIR}")

file(SHA256 "${from}/package-lock.json" wanted)
set(installed "")
if(EXISTS "${TO}/installed")
  file(READ "${TO}/installed" installed)
endif()
if(NOT installed STREQUAL wanted)
  find_program(npm NAMES npm)
  if(NOT npm)
    message(FATAL_ERROR "The icons come from npm, which is not installed: ./test installs it (scripts/packages.txt), "
      "or install Node.js 18 or newer with npm.")
  endif()
  file(REMOVE "${TO}/installed")
  file(COPY "${from}/package.json" "${from}/package-lock.json" DESTINATION "${TO}")
  execute_process(COMMAND "${npm}" ci --ignore-scripts --no-audit --no-fund --prefer-offline
    WORKING_DIRECTORY "${TO}" RESULT_VARIABLE status OUTPUT_QUIET)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "npm could not install the icons (lucide-static); its words are above. Is there a network connection? "
      "They are fetched once; later builds need none.")
  endif()
  file(WRITE "${TO}/installed" "${wanted}")
endif()

file(STRINGS "${from}/icons.txt" names REGEX "^[a-z]")
foreach(name IN LISTS names)
  set(file "${TO}/node_modules/lucide-static/icons/${name}.svg")
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "lucide has no icon \"${name}\", which client/theme/icons.txt lists.")
  endif()
  file(READ "${file}" drawn)
  string(REPLACE "stroke-width=\"2\"" "stroke-width=\"1.75\"" drawn "${drawn}")
  file(WRITE "${TO}/icons/${name}.svg" "${drawn}")
endforeach()
