/// `[Content_Types].xml`: what every part of an OOXML package is.
final class ContentTypes: XMLListener {
    /// By the ending of a name, and by the name of a part; all in small letters.
    private var byEnding: [String: String] = [:]
    private var byPart: [String: String] = [:]

    func start(_ tag: Tag) {
        guard let type = tag["ContentType"]?.string.lowercased() else { return }
        if tag.name == "Override", let part = tag["PartName"] {
            byPart[String(part.string.lowercased().drop { $0 == "/" })] = type
        } else if let ending = tag["Extension"] {
            byEnding[ending.string.lowercased()] = type
        }
    }

    /// - Parameter key: of the part.
    func type(of key: String) -> String? {
        if let type = byPart[key] { return type }
        guard let dot = key.lastIndex(of: ".") else { return nil }
        return byEnding[String(key[dot...].dropFirst())]
    }

    /// True when any part is declared to be of a type that contains one of `words`.
    func declares(_ words: [String]) -> Bool {
        (Array(byPart.values) + Array(byEnding.values)).contains { type in words.contains { type.contains($0) } }
    }

    /// The first part, by name, that is the main part of some document.
    var mainPart: String? { byPart.filter { $0.value.contains(".main") }.keys.min() }
}
