import CXML
import WorkerKit

/// Told what is read of an XML part, in order; what is lent is valid during the call only.
protocol XMLListener: AnyObject {
    func start(_ tag: Tag)
    func end(_ name: Name)
    func text(_ text: Lent)
}

extension XMLListener {
    func start(_ tag: Tag) {}
    func end(_ name: Name) {}
    func text(_ text: Lent) {}
}

/// Wants nothing but that the part be well-formed.
final class Silence: XMLListener {}

/// Tells several listeners the same.
final class Chorus: XMLListener {
    private let listeners: [any XMLListener]

    init(_ listeners: [any XMLListener]) { self.listeners = listeners }

    func start(_ tag: Tag) { for listener in listeners { listener.start(tag) } }
    func end(_ name: Name) { for listener in listeners { listener.end(name) } }
    func text(_ text: Lent) { for listener in listeners { listener.text(text) } }
}

enum XMLFault {
    case doctype, encoding, damaged
}

/// An XML part of an office file: UTF-8 or UTF-16, without a document type, at most 100 elements deep.
enum XMLDocument {
    private static let deepest: Int32 = 100

    /// Tells `listener` what is in the part, as far as it is sound.
    /// - Returns: what is wrong with it, or nil.
    static func read(_ part: [UInt8], to listener: any XMLListener) -> XMLFault? {
        guard let text = XMLEncoding.decode(part) else { return .encoding }
        guard !XMLTags.haveTooMuch(text) else { return .damaged }
        switch parse(text, to: Relay(listener)) {
        case CXML_WELL_FORMED: return nil
        case CXML_DOCTYPE: return .doctype
        case CXML_NO_MEMORY: stop("no memory for an XML part of \(part.count) bytes")
        default: return .damaged
        }
    }

    private static func parse(_ text: ArraySlice<UInt8>, to relay: Relay) -> cxml_verdict {
        withExtendedLifetime(relay) {
            var functions = cxml_listener(
                context: Unmanaged.passUnretained(relay).toOpaque(),
                start: { Relay.from($0).listener.start(Tag($1)) },
                end: { Relay.from($0).listener.end(Name(parts: $1.pointee)) },
                text: { Relay.from($0).listener.text(Lent($1, $2)) })
            return text.withUnsafeBufferPointer { cxml_read($0.baseAddress, $0.count, deepest, &functions) }
        }
    }
}

/// What C carries through to its callbacks.
private final class Relay {
    let listener: any XMLListener

    init(_ listener: any XMLListener) { self.listener = listener }

    static func from(_ context: UnsafeMutableRawPointer?) -> Relay {
        guard let context else { stop("an XML callback lost its context") }
        return Unmanaged<Relay>.fromOpaque(context).takeUnretainedValue()
    }
}
