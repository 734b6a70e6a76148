import WorkerKit

/// The directory of a compound file (OLE), in which Office 97 and encrypted documents come.
struct CompoundFile {
    /// Of streams and storages.
    let names: Set<String>

    private static let entrySize = 128
    /// Entries of the directory that are looked at.
    private static let most = 10_000

    init(_ file: Bytes) {
        var names: Set<String> = []
        var sector = file.little32(48) ?? -1
        let shift = file.little16(30) ?? 0
        let size = 1 << min(max(shift, 9), 12)
        var left = Self.most * Self.entrySize / size
        while left > 0, let place = Self.place(of: sector, size, file) {
            for entry in stride(from: place, to: place + size, by: Self.entrySize) {
                if let name = Self.name(file, entry) { names.insert(name) }
            }
            sector = Self.next(after: sector, size, file) ?? -1
            left -= 1
        }
        self.names = names
    }

    /// Password-protected Office files of today keep the whole document in one stream.
    var isEncrypted: Bool { names.contains("EncryptedPackage") }

    /// The type of the document by the stream that every document of it has.
    var type: String? {
        let types = [
            ("Workbook", "application/vnd.ms-excel"), ("Book", "application/vnd.ms-excel"),
            ("WordDocument", "application/msword"), ("PowerPoint Document", "application/vnd.ms-powerpoint"),
            ("__properties_version1.0", "application/vnd.ms-outlook"), ("VisioDocument", "application/vnd.visio"),
            ("Quill", "application/x-mspublisher"),
        ]
        return types.first { names.contains($0.0) }?.1
    }

    private static func place(of sector: Int, _ size: Int, _ file: Bytes) -> Int? {
        guard sector >= 0, sector < 0xffff_fff0 else { return nil }
        let place = (sector + 1) * size
        return place < file.count ? place : nil
    }

    /// By the allocation table, whose first 109 sectors the header lists: enough for 6 MB and more.
    private static func next(after sector: Int, _ size: Int, _ file: Bytes) -> Int? {
        let perSector = size / 4
        let index = sector / perSector
        guard index < 109, let table = file.little32(76 + 4 * index), let place = place(of: table, size, file) else {
            return nil
        }
        return file.little32(place + 4 * (sector % perSector))
    }

    private static func name(_ file: Bytes, _ entry: Int) -> String? {
        guard let size = file.little16(entry + 64), (4...64).contains(size), size.isMultiple(of: 2) else { return nil }
        let units = (0..<size / 2 - 1).compactMap { file.little16(entry + 2 * $0) }.map { UInt16($0) }
        return String(decoding: units, as: UTF16.self)
    }
}
