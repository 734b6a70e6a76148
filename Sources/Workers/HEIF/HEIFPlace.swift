/// Where an item lies.
struct HEIFPlace {
    /// 0 in the file, 1 in the box `idat`.
    let method: Int
    let range: Range<Int>

    /// - Parameter box: `iloc`.
    init?(_ box: Box, of wanted: Int) {
        guard let head = box.versioned, head.version <= 2 else { return nil }
        let version = head.version
        var reader = head.reader
        guard let sizes = reader.number(2), let count = reader.number(version < 2 ? 2 : 4) else { return nil }
        let (offset, length, base) = (sizes >> 12 & 15, sizes >> 8 & 15, sizes >> 4 & 15)
        let index = version > 0 ? sizes & 15 : 0
        guard [offset, length, base, index].allSatisfy({ [0, 4, 8].contains($0) }) else { return nil }
        for _ in 0..<count {
            guard let item = reader.number(version < 2 ? 2 : 4) else { return nil }
            let method = version > 0 ? reader.number(2) : 0
            guard let method, reader.number(2) != nil, let start = reader.number(base), let extents = reader.number(2)
            else { return nil }
            for place in 0..<extents {
                guard reader.number(index) != nil, let more = reader.number(offset), let size = reader.number(length)
                else { return nil }
                if item == wanted, place == 0 {
                    guard extents == 1 else { return nil }
                    self.method = method & 15
                    range = start + more..<start + more + size
                    return
                }
            }
        }
        return nil
    }
}
