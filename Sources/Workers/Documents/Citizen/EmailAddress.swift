/// E-mail addresses, but for those that are obviously examples.
enum EmailAddress {
    static func count(in text: Lent) -> Int {
        let bytes = text.bytes
        var count = 0
        var free = 0
        for place in bytes.indices where bytes[place] == 0x40 && place >= free {
            var start = place
            while start > free, isLocal(bytes[start - 1]) { start -= 1 }
            var end = place + 1
            while end < bytes.count, isDomain(bytes[end]) { end += 1 }
            let local = String(decoding: bytes[start..<place], as: UTF8.self)
            let domain = String(decoding: bytes[place + 1..<end], as: UTF8.self)
            if isAddress(local.lowercased(), domain.lowercased()) { count += 1 }
            free = end
        }
        return count
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte.isAny(of: "._%+-'")
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x2e || byte == 0x2d
    }

    private static func isAddress(_ local: String, _ domain: String) -> Bool {
        let labels = domain.split(separator: ".")
        guard !local.isEmpty, labels.count >= 2, let last = labels.last, last.utf8.count >= 2,
            last.utf8.allSatisfy(\.isLetter)
        else { return false }
        return !isExample(local, labels)
    }

    /// Domains that exist only in manuals, and « prenom.nom » of any domain.
    private static func isExample(_ local: String, _ labels: [Substring]) -> Bool {
        let words = local.split { "._-".contains($0) }
        return labels.contains { ["example", "exemple", "exemples", "test", "invalid"].contains($0) }
            || words.allSatisfy { ["prenom", "prénom", "nom", "name", "firstname", "lastname"].contains($0) }
    }
}
