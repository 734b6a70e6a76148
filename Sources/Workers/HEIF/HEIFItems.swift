import Raster
import WorkerKit

/// The table of what is in a file: pictures, tiles, metadata, and what belongs to what.
struct HEIFItems {
    /// Type of each item by its number.
    private(set) var list: [Int: String] = [:]
    private(set) var main = 0
    /// By kind of reference, then from item to items.
    private(set) var references: [String: [Int: [Int]]] = [:]
    private var properties: [Box] = []
    private var associations: [Int: [Int]] = [:]
    private let meta: [Box]

    /// - Throws: `Refused` `photo.damaged`.
    init(_ box: Box, most: Int) throws {
        guard let inside = box.versioned, let meta = Box.list(box.file, inside.reader.rest) else {
            throw Refused.damaged
        }
        self.meta = meta
        for box in meta {
            switch box.name {
            case "pitm": main = try Self.sound(Self.mainItem(box))
            case "iinf": list = try Self.sound(Self.items(box, most))
            case "iref": try Self.sound(readReferences(box))
            case "iprp": try Self.sound(readProperties(box, most))
            default: break
            }
        }
    }

    private static func sound<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Refused.damaged }
        return value
    }

    private static func mainItem(_ box: Box) -> Int? {
        guard let head = box.versioned else { return nil }
        var reader = head.reader
        return reader.number(head.version == 0 ? 2 : 4)
    }

    private static func items(_ box: Box, _ most: Int) -> [Int: String]? {
        guard let head = box.versioned else { return nil }
        var reader = head.reader
        guard let count = reader.number(head.version == 0 ? 2 : 4), count <= most,
            let entries = Box.list(box.file, reader.rest), entries.count >= count
        else { return nil }
        var items: [Int: String] = [:]
        for entry in entries.prefix(count) {
            guard let head = entry.versioned, head.version >= 2 else { return nil }
            var reader = head.reader
            guard let item = reader.number(head.version == 2 ? 2 : 4), reader.number(2) != nil,
                let type = reader.name(), items[item] == nil
            else { return nil }
            items[item] = type
        }
        return items
    }

    private mutating func readReferences(_ box: Box) -> Void? {
        guard let (version, _, reader) = box.versioned, let boxes = Box.list(box.file, reader.rest) else { return nil }
        let bytes = version == 0 ? 2 : 4
        for box in boxes {
            var reader = box.reader
            guard let from = reader.number(bytes), let count = reader.number(2) else { return nil }
            for _ in 0..<count {
                guard let to = reader.number(bytes) else { return nil }
                references[box.name, default: [:]][from, default: []].append(to)
            }
        }
        return ()
    }

    private mutating func readProperties(_ box: Box, _ most: Int) -> Void? {
        guard let boxes = Box.list(box.file, box.content) else { return nil }
        for box in boxes where box.name == "ipco" {
            guard let list = Box.list(box.file, box.content), list.count <= most else { return nil }
            properties += list
        }
        for box in boxes where box.name == "ipma" {
            guard readAssociations(box, most) != nil else { return nil }
        }
        return ()
    }

    private mutating func readAssociations(_ box: Box, _ most: Int) -> Void? {
        guard let head = box.versioned else { return nil }
        var reader = head.reader
        let isWide = head.flags & 1 == 1
        guard let count = reader.number(4), count <= most else { return nil }
        for _ in 0..<count {
            guard let item = reader.number(head.version == 0 ? 2 : 4), let links = reader.number(1) else { return nil }
            for _ in 0..<links {
                guard let link = reader.number(isWide ? 2 : 1) else { return nil }
                // The highest bit says that the property is essential.
                associations[item, default: []].append(link & (isWide ? 0x7fff : 0x7f))
            }
        }
        return ()
    }

    /// Those of an item; numbers count from 1, and 0 is none.
    private func properties(_ name: String, of item: Int) -> [Box] {
        (associations[item] ?? []).compactMap { $0 > 0 && $0 <= properties.count ? properties[$0 - 1] : nil }
            .filter { $0.name == name }
    }

    /// The largest size that is stated of an item, in pixels, before turning.
    func size(of item: Int) -> (width: Int, height: Int)? {
        let sizes = properties("ispe", of: item).compactMap { box -> (width: Int, height: Int)? in
            guard var reader = box.versioned?.reader, let width = reader.number(4), let height = reader.number(4) else {
                return nil
            }
            return (width, height)
        }
        guard !sizes.isEmpty else { return nil }
        return (sizes.map(\.width).max() ?? 0, sizes.map(\.height).max() ?? 0)
    }

    /// Counter-clockwise.
    func quarterTurns(of item: Int) -> Int {
        properties("irot", of: item).reduce(0) { sum, box in
            var reader = box.reader
            return sum + (reader.number(1) ?? 0) & 3
        }
    }

    /// True when there is a picture that is not the main one, a tile or small copy of it, or how transparent it is.
    var hasExtraPictures: Bool {
        let kinds: Set = ["hvc1", "hev1", "av01", "grid", "iovl", "iden", "jpeg"]
        var known: Set<Int> = [main]
        known.formUnion(references["dimg"]?[main] ?? [])
        for (from, to) in references["thmb"] ?? [:] where to.contains(main) { known.insert(from) }
        for (from, to) in references["auxl"] ?? [:] where to.contains(main) && isAlpha(from) {
            known.insert(from)
            known.formUnion(references["dimg"]?[from] ?? [])
        }
        return list.contains { kinds.contains($0.value) && !known.contains($0.key) }
    }

    private func isAlpha(_ item: Int) -> Bool {
        properties("auxC", of: item).contains { box in
            let content = box.file.slice(box.content.lowerBound, box.content.count)
            return content.contains("auxid:1") || content.contains("alpha")
        }
    }

    /// How many tiles a grid has, and the size of what they make.
    func grid(_ item: Int) -> (tiles: Int, width: Int, height: Int)? {
        guard var reader = data(of: item), reader.number(1) == 0, let flags = reader.number(1),
            let rows = reader.number(1), let columns = reader.number(1),
            let width = reader.number(flags & 1 == 0 ? 2 : 4), let height = reader.number(flags & 1 == 0 ? 2 : 4)
        else { return nil }
        return ((rows + 1) * (columns + 1), width, height)
    }

    /// What an item holds, where that lies in one piece.
    private func data(of item: Int) -> Reader? {
        guard let box = meta.first(where: { $0.name == "iloc" }), let place = HEIFPlace(box, of: item) else {
            return nil
        }
        switch place.method {
        case 0: return Reader(file: box.file, range: place.range.clamped(to: 0..<box.file.count))
        case 1:
            guard let data = meta.first(where: { $0.name == "idat" })?.content else { return nil }
            let start = min(data.lowerBound + place.range.lowerBound, data.upperBound)
            return Reader(file: box.file, range: start..<min(start + place.range.count, data.upperBound))
        default: return nil
        }
    }
}
