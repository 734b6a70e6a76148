/// A look at the tags of an XML part before it is parsed.
enum XMLTags {
    /// libxml2 compares each attribute of an element with all others: of very many it would never come to an end.
    private static let mostAttributes = 256

    /// True when a tag has more attributes than any document needs.
    static func haveTooMuch(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { text in
            var quote: UInt8 = 0
            var isTag = false
            var count = 0
            for byte in text {
                if !isTag {
                    if byte == 0x3c { (isTag, count) = (true, 0) }
                } else if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == 0x3d {
                    count += 1
                    if count > mostAttributes { return true }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                } else if byte == 0x3e {
                    isTag = false
                }
            }
            return false
        }
    }
}
