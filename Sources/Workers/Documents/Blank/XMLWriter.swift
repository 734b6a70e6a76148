/// Writes an XML part in UTF-8.
struct XMLWriter {
    private(set) var bytes: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.utf8) + [0x0a]
    /// The last start tag lacks its end, in case nothing comes in it.
    private var isOpen = false

    /// Where the next element will begin.
    mutating func mark() -> Int {
        closeTag()
        return bytes.count
    }

    /// Takes back everything since `mark`.
    mutating func rewind(to mark: Int) {
        bytes.removeLast(bytes.count - mark)
        isOpen = false
    }

    /// Writes a start tag as it was read.
    /// - Parameters:
    ///   - keeps: asked for every attribute.
    ///   - extras: further attributes, by their whole names.
    mutating func start(_ tag: Tag, keeps: (Tag.Attribute) -> Bool, extras: [(name: String, value: String)]) {
        closeTag()
        add("<")
        add(tag.name)
        for (prefix, space) in tag.declarations {
            add(prefix.map { " xmlns:\($0)=\"" } ?? " xmlns=\"")
            addEscaped(space)
            add("\"")
        }
        for index in 0..<tag.attributeCount {
            let attribute = tag.attribute(at: index)
            guard keeps(attribute) else { continue }
            add(" ")
            add(attribute.name)
            add("=\"")
            addEscaped(attribute.value.bytes, inAttribute: true)
            add("\"")
        }
        for extra in extras {
            add(" \(extra.name)=\"")
            addEscaped(extra.value)
            add("\"")
        }
        isOpen = true
    }

    /// - Parameter element: what stands between the brackets of an element without content.
    mutating func insert(_ element: String) {
        closeTag()
        add("<\(element)/>")
    }

    mutating func end(_ name: Name) {
        if isOpen {
            add("/>")
            isOpen = false
        } else {
            add("</")
            add(name)
            add(">")
        }
    }

    mutating func text(_ text: Lent) {
        guard !text.isEmpty else { return }
        closeTag()
        addEscaped(text.bytes, inAttribute: false)
    }

    private mutating func addEscaped(_ value: String) {
        Array(value.utf8).withUnsafeBufferPointer { addEscaped($0, inAttribute: true) }
    }

    private mutating func closeTag() {
        if isOpen { bytes.append(0x3e) }
        isOpen = false
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func add(_ name: Name) {
        name.lendParts { prefix, local in
            if let prefix {
                bytes.append(contentsOf: prefix)
                bytes.append(0x3a)
            }
            bytes.append(contentsOf: local)
        }
    }

    /// Most texts have nothing to be escaped: whatever lies between two such signs goes over in one piece.
    private mutating func addEscaped(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
        var start = 0
        for (index, byte) in text.enumerated() {
            guard byte < 0x3f, let escaped = Self.escape(byte, inAttribute: inAttribute) else { continue }
            bytes.append(contentsOf: text[start..<index])
            add(escaped)
            start = index + 1
        }
        bytes.append(contentsOf: text[start...])
    }

    private static func escape(_ byte: UInt8, inAttribute: Bool) -> String? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3c: "&lt;"
        case 0x3e: "&gt;"
        case 0x22 where inAttribute: "&quot;"
        case 0x0d: "&#13;"
        case 0x09 where inAttribute, 0x0a where inAttribute: "&#\(byte);"
        default: nil
        }
    }
}
