/// The texts of a workbook, which cells refer to by number.
final class SharedStrings: XMLListener {
    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []
    private var seen: [Int: Sightings] = [:]
    private var isText = false
    /// Inside the pronunciation of a Japanese text.
    private var isPhonetic = false

    func start(_ tag: Tag) {
        switch tag.name {
        case "t": isText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func text(_ text: Lent) {
        if isText { bytes.append(contentsOf: text.bytes) }
    }

    func end(_ name: Name) {
        switch name {
        case "t": isText = false
        case "rPh": isPhonetic = false
        case "si":
            let start = ends.last ?? 0
            ends.append(bytes.count)
            let sightings = bytes[start...].withUnsafeBufferPointer { Sightings(in: Lent($0)) }
            if !sightings.isEmpty { seen[ends.count - 1] = sightings }
        default: break
        }
    }

    /// Lends text `index` and what was seen in it to `body`; nil when there is no such text.
    func lend<Result>(_ index: Int, _ body: (Lent, Sightings) -> Result) -> Result? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : ends[index - 1]
        return bytes[start..<ends[index]].withUnsafeBufferPointer { body(Lent($0), seen[index] ?? Sightings()) }
    }
}
