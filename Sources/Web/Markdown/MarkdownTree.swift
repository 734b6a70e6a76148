import CMarkdown
import Domain
import Synchronization

/// A parsed text of bounded length; owns its nodes and frees them when let go.
struct MarkdownTree: ~Copyable {
    let root: OpaquePointer

    /// Unicode scalars that are read; what follows is left out.
    static let longest = Limits.text * 2

    /// The parser marks its special characters in tables shared by the whole process, so texts are parsed one at a
    /// time.
    private static let oneAtATime = Mutex(())
    private static let extensions: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "autolink", "tasklist"]
    }()
    /// Cells of the largest table.
    ///
    /// The parser fills every row up to the width of the first, so a text of n characters
    /// could ask for n² of them.
    static let cells = 50_000
    /// Quotes and lists that may begin on one line.
    ///
    /// Every line is held against every open one, so a text of n characters
    /// could ask for n² comparisons.
    static let nesting = 40
    static let options = CMARK_OPT_DEFAULT | CMARK_OPT_HARDBREAKS | CMARK_OPT_VALIDATE_UTF8

    /// - Returns: nil when memory runs out.
    init?(_ source: String) {
        let text = Self.flattened(source.unicodeScalars.prefix(Self.longest))
        let names = Self.cellsAtMost(text) > Self.cells ? Self.extensions.filter { $0 != "table" } : Self.extensions
        let root: OpaquePointer? = Self.oneAtATime.withLock { _ in
            guard let parser = cmark_parser_new(Self.options) else { return nil }
            defer { cmark_parser_free(parser) }
            for name in names {
                if let found = cmark_find_syntax_extension(name) {
                    cmark_parser_attach_syntax_extension(parser, found)
                }
            }
            text.withUnsafeBytes { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
            }
            return cmark_parser_finish(parser)
        }
        guard let root else { return nil }
        self.root = root
    }

    /// The text with a backslash before the first quote or list marker of a line that would nest too deep.
    private static func flattened(_ text: some Sequence<Unicode.Scalar>) -> [UInt8] {
        var flat: [UInt8] = []
        var markers = 0
        var isStart = true
        let bytes = Array(String(String.UnicodeScalarView(text)).utf8)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0a
            switch byte {
            case 0x0a, 0x0d:
                markers = 0
                isStart = true
            case _ where !isStart: break
            case 0x20, 0x09, UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: ">"):
                markers += 1
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"):
                if next <= 0x20 { markers += 1 }
            default: isStart = false
            }
            if isStart, markers > nesting {
                flat.append(UInt8(ascii: "\\"))
                isStart = false
            }
            flat.append(byte)
        }
        return flat
    }

    private static func cellsAtMost(_ text: [UInt8]) -> Int {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == 0x0a || $0 == 0x0d }
        let bars = lines.map { line in line.count { $0 == UInt8(ascii: "|") } }.max() ?? 0
        return bars == 0 ? 0 : (bars + 1) * lines.count
    }

    deinit { cmark_node_free(root) }

    /// Every node with the way it is met: `entering` before its children, otherwise after them; leaves only once.
    func walk(_ visit: (_ node: OpaquePointer, _ entering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE || event == CMARK_EVENT_NONE { return }
            guard let node = cmark_iter_get_node(iterator) else { return }
            visit(node, event == CMARK_EVENT_ENTER)
        }
    }

    static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
}
