import Domain

/// Markdown read as plain lines, for what is printed small.
enum PlainText {
    /// Paragraphs and items, without the signs of Markdown; no empty ones.
    static func lines(of markdown: String) -> [String] {
        markdown.split(whereSeparator: \.isNewline).map { plain($0) }.filter { !$0.isBlank }
    }

    static func line(of markdown: String) -> String { lines(of: markdown).joined(separator: " ") }

    /// One paragraph for each line, safe as raw HTML.
    static func html(of markdown: String) -> String {
        lines(of: markdown).map { "<p>\(HTMLText.escape($0))</p>" }.joined()
    }

    private static func plain(_ line: Substring) -> String {
        var line = line.drop(while: \.isWhitespace)
        for mark in ["###", "##", "#", ">", "- ", "* ", "+ "] where line.hasPrefix(mark) {
            line = line.dropFirst(mark.count).drop(while: \.isWhitespace)
        }
        let words = line.replacing(/\[([^\[\]]*)\]\([^()]*\)/) { $0.output.1 }
        return ["**", "__", "`", "*"].reduce(String(words)) { $0.replacing($1, with: "") }
    }
}
