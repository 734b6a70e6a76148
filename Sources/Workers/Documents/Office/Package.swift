import WorkerKit

/// The parts of an office file, each of which is inflated once.
final class Package {
    /// Bytes of a part that is read as XML.
    static let largestXML = 50 << 20

    let archive: ZipArchive
    let report: Report
    private let places: [String: Int]
    private var done: Set<Int> = []

    init(_ archive: ZipArchive, _ report: Report) {
        self.archive = archive
        self.report = report
        places = Dictionary(archive.entries.map { ($0.key, $0.index) }) { first, _ in first }
    }

    var entries: [ZipEntry] { archive.entries }

    /// - Parameter key: the part's name, in small letters.
    func entry(_ key: String) -> ZipEntry? { places[key].map { archive.entries[$0] } }

    /// Tells `listener` what is in an XML part; says what is wrong with it.
    ///
    /// A part that is not there is nothing.
    func read(_ key: String, to listener: any XMLListener) {
        if let entry = entry(key) { read(entry, to: listener) }
    }

    /// Excel itself writes drawings in VML that are not well-formed (`<br>`): these are forgiven.
    ///
    /// A document type is not, and it would have to come before anything that can be damaged.
    func read(_ entry: ZipEntry, to listener: any XMLListener) {
        guard let part = bytes(of: entry, atMost: Self.largestXML), !Self.mayBeEmpty(entry, part) else { return }
        switch XMLDocument.read(part, to: listener) {
        case nil: break
        case .doctype: report.refuse(.xmlDoctype, entry: entry.name)
        case .encoding: report.refuse(.xmlEncoding, entry: entry.name)
        case .damaged: if !entry.key.hasSuffix(".vml") { report.refuse(.xmlDamaged, entry: entry.name) }
        }
    }

    /// LibreOffice writes the settings of its own menus as files without a byte.
    private static func mayBeEmpty(_ entry: ZipEntry, _ part: [UInt8]) -> Bool {
        part.isEmpty && entry.key.hasPrefix("configurations2/")
    }

    /// A part's content; says so when it is damaged or has more than `limit` bytes.
    func bytes(of entry: ZipEntry, atMost limit: Int) -> [UInt8]? {
        done.insert(entry.index)
        switch archive.content(of: entry, atMost: limit) {
        case .bytes(let bytes): return bytes
        case .tooLarge: report.refuse(.zipTooLarge, [("limit", .number(limit))])
        case .damaged: report.refuse(.zipDamaged, entry: entry.name)
        }
        return nil
    }

    /// Reads every XML part that nobody has read, and inflates all the rest to see that it is whole.
    /// - Parameters:
    ///   - isXML: judged by the part's name or type.
    ///   - listener: made for each part.
    func readRest(isXML: (ZipEntry) -> Bool, listener: (ZipEntry) -> any XMLListener) {
        for entry in entries where !done.contains(entry.index) && !entry.isFolder {
            if isXML(entry) {
                read(entry, to: listener(entry))
            } else if !archive.isWhole(entry) {
                report.refuse(.zipDamaged, entry: entry.name)
            }
        }
    }

    /// Names that end as XML parts do.
    static func isNamedXML(_ entry: ZipEntry) -> Bool {
        [".xml", ".rels", ".vml", ".rdf"].contains { entry.key.hasSuffix($0) }
    }
}
