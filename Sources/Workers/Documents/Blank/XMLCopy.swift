/// Copies an XML part while it is read.
///
/// What becomes of its elements is for subclasses to say.
class XMLCopy: XMLListener {
    enum Verdict {
        case keep
        /// Left out, with all that is in it.
        case drop
        /// Kept, unless an element in it is `condemn`ed.
        case watch
        /// Left out, together with the innermost element around it that is watched.
        case condemn
    }

    private var writer = XMLWriter()
    private var depth = 0
    /// Depth of the outermost element that is being left out.
    private var dropped: Int?
    private var watched: [(depth: Int, mark: Int)] = []

    final var bytes: [UInt8] { writer.bytes }

    func judge(_ tag: Tag) -> Verdict { .keep }
    /// - Parameter tag: the element whose attribute it is.
    func keeps(_ attribute: Tag.Attribute, of tag: Tag) -> Bool { true }
    func extras(for tag: Tag) -> [(name: String, value: String)] { [] }
    /// Texts of elements that are kept.
    func keeps(_ text: Lent) -> Bool { true }
    /// A kept element ends; not yet written.
    func leave(_ name: Name) {}

    final func start(_ tag: Tag) {
        depth += 1
        guard dropped == nil else { return }
        switch judge(tag) {
        case .keep: write(tag)
        case .drop: dropped = depth
        case .watch:
            watched.append((depth, writer.mark()))
            write(tag)
        case .condemn: condemn()
        }
    }

    private func write(_ tag: Tag) {
        writer.start(tag, keeps: { keeps($0, of: tag) }, extras: extras(for: tag))
    }

    private func condemn() {
        guard let outer = watched.popLast() else {
            dropped = depth
            return
        }
        writer.rewind(to: outer.mark)
        dropped = outer.depth
    }

    /// Writes an element without content where reading has come to.
    /// - Parameter element: its name with its prefix, and its attributes.
    final func insert(_ element: String) { writer.insert(element) }

    final func text(_ text: Lent) {
        if dropped == nil, keeps(text) { writer.text(text) }
    }

    final func end(_ name: Name) {
        defer { depth -= 1 }
        if let dropped {
            if dropped == depth { self.dropped = nil }
            return
        }
        leave(name)
        if watched.last?.depth == depth { watched.removeLast() }
        writer.end(name)
    }
}
