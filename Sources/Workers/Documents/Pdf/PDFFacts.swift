import CPDF

/// Counts the pages of a PDF, measures the first one, reads the author.
struct PDFFacts {
    let file: OpaquePointer
    let report: Report

    /// Nodes of the page tree that are looked at.
    private static let most = 200_000

    func read() {
        let trailer = PDFValue(file: file, value: cpdf_trailer(file))
        report.tellAuthors(trailer["/Info"]["/Author"].string?.trimmed, nil)
        let pages = countPages(trailer["/Root"]["/Pages"])
        guard pages > 0 else { return report.refuse(.pdfDamaged) }
        report.facts.pages = pages
        cpdf_forget(file)
    }

    /// Walks the tree in order; a node seen before is not a page again.
    private func countPages(_ root: PDFValue) -> Int {
        var pending = [(node: root, box: root, turn: root)]
        var seen: Set<Int> = []
        var count = 0
        var looked = 0
        while let (node, box, turn) = pending.popLast(), looked < Self.most {
            looked += 1
            let number = node.objectNumber
            guard node.isThere, number == 0 || seen.insert(number).inserted else { continue }
            let ownBox = node["/MediaBox"].count == 4 ? node["/MediaBox"] : box
            let ownTurn = node["/Rotate"].number == nil ? turn : node["/Rotate"]
            let kids = node["/Kids"]
            if kids.kind == CPDF_ARRAY {
                for index in (0..<min(kids.count, Self.most)).reversed() {
                    pending.append((kids[index], ownBox, ownTurn))
                }
            } else {
                if count == 0 { measure(ownBox, ownTurn, node["/UserUnit"].number ?? 1) }
                count += 1
            }
        }
        return count
    }

    /// 72 units are an inch.
    private func measure(_ box: PDFValue, _ turn: PDFValue, _ unit: Double) {
        let edges = (0..<4).compactMap { box[$0].number }
        guard edges.count == 4 else { return }
        func millimetres(_ length: Double) -> Int? {
            let size = abs(length) * unit * 25.4 / 72
            return size >= 1 && size < 100_000 ? Int(size.rounded()) : nil
        }
        guard let width = millimetres(edges[2] - edges[0]), let height = millimetres(edges[3] - edges[1]) else {
            return
        }
        let isTurned = Int(exactly: turn.number ?? 0).map { $0 % 180 != 0 } ?? false
        report.facts.pageSize = isTurned ? (height, width) : (width, height)
    }
}
