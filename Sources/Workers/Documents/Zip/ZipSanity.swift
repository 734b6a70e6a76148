/// What the directory alone tells against a zip file, before anything is inflated.
struct ZipSanity {
    let entries: [ZipEntry]

    /// Bytes.
    static let largestTotal = 200 << 20
    static let freeOfRatio = 100 << 10
    static let largestRatio = 100

    var total: Int { entries.reduce(0) { min($0 + $1.unpacked, Int(Int32.max)) } }

    var isTooLarge: Bool { total > Self.largestTotal }

    /// What the first entry that is too large for its packed size could have at most, in bytes; nil when none is.
    var brokenRatio: Int? {
        entries.first { Self.isOverblown(unpacked: $0.unpacked, packed: $0.packed) }
            .map { max(Self.freeOfRatio, $0.packed * Self.largestRatio) }
    }

    /// Unpacked more than a hundred times as large as it is packed: no document is like that.
    static func isOverblown(unpacked: Int, packed: Int) -> Bool {
        unpacked > freeOfRatio && unpacked / largestRatio > packed
    }

    /// The first entry that would be written outside a folder, or not as a plain file.
    func firstUnsafe() -> ZipEntry? { entries.first(where: Self.isUnsafe) }

    private static func isUnsafe(_ entry: ZipEntry) -> Bool {
        let name = entry.nameBytes
        let kind = entry.mode & 0o170000
        let isPlain = kind == 0 || kind == 0o100000 || (kind == 0o040000 && entry.isFolder)
        let steps = name.split(separator: 0x2f, omittingEmptySubsequences: false)
        return !isPlain || name.isEmpty || name.first == 0x2f || name.contains { $0 < 0x20 || $0 == 0x5c || $0 == 0x7f }
            || steps.contains { $0.elementsEqual([0x2e, 0x2e]) } || (name.count > 1 && name[1] == 0x3a)
    }

    /// The first entry whose name another one has too; letters in either case are the same.
    func firstDuplicate() -> ZipEntry? {
        var seen: Set<String> = []
        return entries.first { !seen.insert($0.key).inserted }
    }

    /// Neither stored nor deflated.
    func firstUnknownMethod() -> ZipEntry? { entries.first { $0.method != 0 && $0.method != 8 } }
}
