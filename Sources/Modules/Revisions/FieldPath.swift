/// A field, or one column of a table or group: `wording` or `wording.place`.
package struct FieldPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let field: String
    package let column: String?

    init(_ field: String, _ column: String? = nil) {
        self.field = field
        self.column = column
    }

    /// Nil for anything but one or two identifiers joined by a point.
    init?(written text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), let id = Pattern("[a-z][a-z0-9_]{0,39}"),
            parts.allSatisfy({ id.matches($0) })
        else { return nil }
        self.init(parts[0], parts.count == 2 ? parts[1] : nil)
    }

    package var description: String { column.map { "\(field).\($0)" } ?? field }

    package static func < (left: FieldPath, right: FieldPath) -> Bool { left.description < right.description }
}
