import CXML
import Glibc

/// A start tag, valid during the call that hands it over.
struct Tag {
    fileprivate let element: UnsafePointer<cxml_element>

    /// Without its prefix.
    func isNamed(_ name: StaticString) -> Bool { same(element.pointee.name.local, name) }

    /// The first attribute of that name, whatever its prefix.
    subscript(_ name: StaticString) -> String? {
        for index in 0..<element.pointee.attribute_count {
            let attribute = cxml_attribute_at(element, index)
            if same(attribute.name.local, name) {
                return String(
                    decoding: UnsafeBufferPointer(start: attribute.value, count: attribute.count), as: UTF8.self)
            }
        }
        return nil
    }
}

private func same(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) { strcmp(text, $0) == 0 }
}

/// Told what is in a part, in order.
protocol XMLListener: AnyObject {
    func start(_ tag: Tag)
    /// - Parameter isNamed: asks for the element's name, without its prefix.
    func end(_ isNamed: (StaticString) -> Bool)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

enum XMLReader {
    private static let deepest: Int32 = 100

    /// Tells `listener` what is in the part, as far as it is sound.
    static func read(_ part: [UInt8], to listener: any XMLListener) {
        let relay = Relay(listener)
        withExtendedLifetime(relay) {
            var functions = cxml_listener(
                context: Unmanaged.passUnretained(relay).toOpaque(),
                start: { context, element in Relay.from(context).start(Tag(element: element)) },
                end: { context, name in
                    let local = name.pointee.local
                    Relay.from(context).end { same(local, $0) }
                },
                text: { context, start, count in
                    Relay.from(context).text(UnsafeBufferPointer(start: start, count: count))
                })
            _ = part.withUnsafeBufferPointer { cxml_read($0.baseAddress, $0.count, deepest, &functions) }
        }
    }

    /// What C carries through to its callbacks.
    private final class Relay {
        let listener: any XMLListener

        init(_ listener: any XMLListener) { self.listener = listener }

        static func from(_ context: UnsafeMutableRawPointer?) -> any XMLListener {
            guard let context else { fatalError("an XML callback lost its context") }
            return Unmanaged<Relay>.fromOpaque(context).takeUnretainedValue().listener
        }
    }
}
