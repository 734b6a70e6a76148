/// Text on its way into HTML.
package enum HTMLText {
    /// `text` with the five characters that mean something to HTML escaped; fit for text and quoted attributes.
    ///
    /// By Unicode scalars: by characters, a quote that a combining mark follows would get through and leave its
    /// attribute.
    package static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
