import CXML
import Glibc

/// The local part of a name: namespaces are not looked at where a check would only become weaker by it.
struct Name {
    let parts: cxml_name

    var string: String { String(cString: parts.local) }

    /// With its prefix, as it was written.
    var whole: String { parts.prefix.map { String(cString: $0) + ":" + string } ?? string }

    /// Lends the prefix, if there is one, and the local part to `body`.
    func lendParts(_ body: (UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>) -> Void) {
        func lent(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
        }
        body(parts.prefix.map(lent), lent(parts.local))
    }

    /// True when the name's namespace ends like this.
    func isIn(_ space: StaticString) -> Bool {
        guard let start = parts.space else { return false }
        let count = strlen(start)
        return start.withMemoryRebound(to: UInt8.self, capacity: count) { Lent($0, count).ends(with: space) }
    }

    static func == (left: Name, right: StaticString) -> Bool {
        right.utf8Start.withMemoryRebound(to: CChar.self, capacity: right.utf8CodeUnitCount + 1) {
            strcmp(left.parts.local, $0) == 0
        }
    }

    static func ~= (pattern: StaticString, value: Name) -> Bool { value == pattern }
}

/// A start tag, valid during the call that hands it over.
struct Tag {
    private let element: UnsafePointer<cxml_element>

    init(_ element: UnsafePointer<cxml_element>) { self.element = element }

    var name: Name { Name(parts: element.pointee.name) }

    struct Attribute {
        let name: Name
        let value: Lent
    }

    var attributeCount: Int { element.pointee.attribute_count }

    func attribute(at index: Int) -> Attribute {
        let found = cxml_attribute_at(element, index)
        return Attribute(name: Name(parts: found.name), value: Lent(found.value, found.count))
    }

    /// The first attribute of that local name.
    subscript(_ local: StaticString) -> Lent? { first { $0 == local } }

    /// The attribute of that local name whose namespace ends like `space`.
    subscript(_ local: StaticString, in space: StaticString) -> Lent? { first { $0 == local && $0.isIn(space) } }

    private func first(where isWanted: (Name) -> Bool) -> Lent? {
        for index in 0..<attributeCount {
            let found = attribute(at: index)
            if isWanted(found.name) { return found.value }
        }
        return nil
    }

    /// What the tag declares: a prefix, or nil for the default, and a namespace.
    var declarations: [(prefix: String?, space: String)] {
        guard let texts = element.pointee.declarations else { return [] }
        return (0..<element.pointee.declaration_count).map { index in
            let (prefix, space) = (texts[2 * index], texts[2 * index + 1])
            return (prefix.map { String(cString: $0) }, space.map { String(cString: $0) } ?? "")
        }
    }
}

/// The namespace ends by which attributes of the same local name are told apart.
enum Space {
    /// `r:id` of OOXML, transitional and strict.
    static let relations: StaticString = "/relationships"
    static let office: StaticString = ":office:1.0"
    static let table: StaticString = ":table:1.0"
}
