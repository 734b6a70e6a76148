/// Reads the notes of one sheet: what they tell of citizens counts like the cell they hang on.
final class CommentReader: XMLListener {
    private let watch: TableWatch
    private var place: CellPlace?
    private var text: [UInt8] = []
    private var isText = false

    init(_ watch: TableWatch) { self.watch = watch }

    func start(_ tag: Tag) {
        switch tag.name {
        case "comment": place = tag["ref"].flatMap { CellPlace($0) }
        case "t": isText = true
        default: break
        }
    }

    func text(_ text: Lent) {
        if isText { self.text.append(contentsOf: text.bytes) }
    }

    func end(_ name: Name) {
        switch name {
        case "t": isText = false
        case "comment":
            if let place { text.lent { watch.see(note: $0, at: place) } }
            text.removeAll(keepingCapacity: true)
        default: break
        }
    }
}
