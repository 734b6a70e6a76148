/// The encodings in which an XML part may come.
///
/// The parser is given nothing but UTF-8 that was checked here, so that it cannot be made to read the same bytes in
/// another way than somebody else does.
enum XMLEncoding {
    /// The part in UTF-8 without a byte order mark; nil unless it is UTF-8 or UTF-16 through and through and says so.
    static func decode(_ part: [UInt8]) -> ArraySlice<UInt8>? {
        switch (part.first, part.dropFirst().first) {
        case (0xff, 0xfe): decode16(part.dropFirst(2), bigEndian: false, mustSaySo: false)
        case (0xfe, 0xff): decode16(part.dropFirst(2), bigEndian: true, mustSaySo: false)
        case (0x3c, 0): decode16(part[...], bigEndian: false, mustSaySo: true)
        case (0, 0x3c): decode16(part[...], bigEndian: true, mustSaySo: true)
        default: decode8(part.starts(with: [0xef, 0xbb, 0xbf]) ? part.dropFirst(3) : part[...])
        }
    }

    private static func decode8(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !part.contains(0), Text.isUTF8(part), [nil, "utf-8", "utf8"].contains(declared(part)) else { return nil }
        return part
    }

    private static func decode16(
        _ part: ArraySlice<UInt8>, bigEndian: Bool, mustSaySo: Bool
    ) -> ArraySlice<UInt8>? {
        guard let text = Text.utf8(fromUTF16: part, bigEndian: bigEndian), !text.contains(0) else { return nil }
        let encoding = declared(text[...])
        let isRight = encoding.map { ["utf-16", bigEndian ? "utf-16be" : "utf-16le"].contains($0) } ?? !mustSaySo
        return isRight ? text[...] : nil
    }

    /// What the XML declaration says, in small letters; nil when it says nothing.
    private static func declared(_ part: ArraySlice<UInt8>) -> String? {
        guard part.starts(with: Array("<?xml".utf8)), let end = part.prefix(200).firstIndex(of: 0x3e) else {
            return nil
        }
        let words = String(decoding: part[..<end], as: UTF8.self).lowercased()
            .split { $0.isWhitespace || "=\"'?".contains($0) }
        guard let place = words.firstIndex(of: "encoding"), place + 1 < words.count else { return nil }
        return String(words[place + 1])
    }
}
