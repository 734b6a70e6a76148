package import Domain

/// Something wrong in a module's folder: where, what, and how to mend it.
package struct ManifestError: Error, Sendable, Hashable {
    /// Stable: `E-` stops the module, `W-` does not.
    ///
    /// Tests and docs use it.
    package let code: String
    /// Path as the operator knows it, such as `Plugins/ticket/module.yaml`.
    package let file: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    /// Scalars to underline, at least 1.
    package let width: Int
    /// The line it is about, without its end; nil when there is none to show.
    package let source: String?
    package let what: LocalizedText
    package let mend: LocalizedText

    package var isWarning: Bool { code.hasPrefix("W-") }

    /// `file:line:column: erreur CODE : what`, the line itself if asked for, and the cure.
    package func description(in language: Language, showingSource: Bool = true) -> String {
        let french = language == .french
        let kind = isWarning ? (french ? "remarque" : "warning") : (french ? "erreur" : "error")
        var lines = ["\(file):\(line):\(column): \(kind) \(code)\(french ? " : " : ": ")\(what.text(in: language))"]
        if showingSource, let source {
            let number = String(line)
            let margin = String(repeating: " ", count: max(0, 5 - number.count))
            let gutter = String(repeating: " ", count: max(5, number.count))
            // A mark that turns text around would do so on the operator's screen.
            let visible = source.unicodeScalars.map { ManifestScan.isForbidden($0) ? "\u{fffd}" : String($0) }.joined()
            lines.append("\(margin)\(number) | \(visible)")
            lines.append(
                "\(gutter) | \(String(repeating: " ", count: column - 1))\(String(repeating: "^", count: width))")
        }
        lines.append("  \(french ? "À faire : " : "To do: ")\(mend.text(in: language))")
        return lines.joined(separator: "\n")
    }
}
