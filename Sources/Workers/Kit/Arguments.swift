import CWalls

/// The words of the command line, without the program's name.
package enum Arguments {
    package static let words: ArraySlice<String> = (1..<max(1, Int(walls_argument_count())))
        .compactMap { walls_argument(Int32($0)).map { String(cString: $0) } }[...]
}
