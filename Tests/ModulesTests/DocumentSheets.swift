import Domain
import Foundation
import Testing

@testable import Modules

/// Cells on their sheets, and the strokes to cut along.
@Suite struct DocumentSheets {
    private func grid(
        _ width: Double?, _ height: Double?, gap: Double = 0, margin: Double = 8, _ orientation: Orientation = .portrait
    ) -> DocumentGrid {
        DocumentGrid(
            orientation: orientation, margin: margin, width: width.map { DocumentMeasure($0) },
            height: height.map { DocumentMeasure($0) }, gap: DocumentMeasure(gap), cut: .marks, order: .across)
    }

    @Test(arguments: [
        (Paper.a4, 95.0, 40.0, 0.0, 14), (.a4, 97, 40, 0, 14), (.a4, 97.1, 40, 0, 7), (.a4, 60, 40, 5, 18),
        (.a3, 95, 40, 0, 20), (.a5, 132, 194, 0, 1), (.a4, 194, 281, 0, 1),
    ])
    func `as many cells as fit`(_ paper: Paper, _ width: Double, _ height: Double, _ gap: Double, _ count: Int) throws {
        let layout = try SheetLayout(grid(width, height, gap: gap), on: paper, .none)

        #expect(layout.perSheet == count)
        let last = layout.origin(layout.perSheet - 1)
        #expect(layout.left >= 8 - 0.02 && layout.top >= 8 - 0.02)
        #expect(abs(last.x + width - (layout.pageWidth - layout.left)) < 0.001)
        #expect(abs(last.y + height - (layout.pageHeight - layout.top)) < 0.001)
    }

    @Test func `the best way is the one that takes more`() throws {
        let best = try SheetLayout(grid(140, 60, .best), on: .a4, .none)
        let upright = try SheetLayout(grid(140, 60), on: .a4, .none)

        #expect((upright.perSheet, best.perSheet) == (4, 6))
        #expect(best.pageWidth == 297)
    }

    @Test func `a cell without a size takes the whole sheet`() throws {
        let layout = try SheetLayout(grid(nil, nil, margin: 10, .landscape), on: .a3, .none)

        #expect((layout.cellWidth, layout.cellHeight) == (400, 277))
        #expect(layout.perSheet == 1)
    }

    @Test func `on a roll each page is as long as its cell`() throws {
        let layout = try SheetLayout(grid(72, 55, margin: 4), on: .roll80, .none)

        #expect((layout.pageWidth, layout.pageHeight) == (80, 63))
        #expect((layout.left, layout.top) == (4, 4))
    }

    @Test(arguments: [
        (4.9, 40.0, "document.tooSmall"), (40, 4.9, "document.tooSmall"), (195, 40, "document.tooLarge"),
        (40, 282, "document.tooLarge"), (-40, 40, "document.tooSmall"), (.infinity, 40, "document.tooLarge"),
    ])
    func `a size that cannot be printed is refused`(_ width: Double, _ height: Double, _ code: String) {
        let refusal = #expect(throws: DocumentRefusal.self) { try SheetLayout(grid(width, height), on: .a4, .none) }

        #expect(refusal?.code == code)
    }

    @Test func `cut in piles, the numbers of each pile follow each other`() throws {
        let layout = try SheetLayout(grid(95, 40), on: .a4, .none)
        let sheets = layout.sheets(for: 200)

        var seen: [Int] = []
        for place in 0..<layout.perSheet {
            seen += (0..<sheets).compactMap { layout.cell(at: place, of: $0, cells: 200, order: .piles) }
        }

        #expect(sheets == 15)
        #expect(seen == Array(0..<200))
    }

    @Test func `marks stand outside the cells, one pair for each cut`() throws {
        let layout = try SheetLayout(grid(95, 40), on: .a4, .none)

        let all = CutMarks(layout: layout, cut: .marks, places: Set(0..<14)).svg
        let row = CutMarks(layout: layout, cut: .marks, places: [0, 1]).svg

        // Three cuts down and eight across, at both ends; with one row filled, two across.
        #expect(all.count(of: "M") == 22)
        #expect(row.count(of: "M") == 10)
        #expect(all.contains("M10 1.5V7.5"))
    }

    @Test func `lines run once between neighbours`() throws {
        let layout = try SheetLayout(grid(95, 40), on: .a4, .none)

        #expect(CutMarks(layout: layout, cut: .lines, places: [0]).svg.count(of: "M") == 4)
        #expect(CutMarks(layout: layout, cut: .lines, places: [0, 1]).svg.count(of: "M") == 7)
    }

    @Test(arguments: [(12.0, "12"), (0.25, "0.25"), (-3.5, "-3.5"), (0.0004, "0"), (1e6, "1000000"), (9.9996, "10")])
    func `lengths are written plainly`(_ value: Double, _ text: String) {
        #expect(Millimetres.text(value) == text)
    }

    @Test func `text is made as large as its box allows`() {
        let box = FittedText(width: 200, height: 100, lineHeight: 1.2)
        let (short, long) = ("Accueil", "Service des affaires scolaires")
        let endless = String(repeating: "mot ", count: 5_000)

        let size = box.size(of: [long], least: 5, most: 60)

        #expect(box.size(of: [short], least: 5, most: 60) > size)
        #expect(box.size(of: [short, long], least: 5, most: 60) == size)
        #expect(box.holds(long, size: size) && !box.holds(long, size: size + 0.5))
        #expect(box.size(of: [endless], least: 5, most: 60) == 5)
        #expect(!box.holds(endless, size: 5))
        #expect(box.size(of: [""], least: 5, most: 60) == 60)
    }

    @Test func `letters of five millimetres a metre can be read, of thirty by nearly everybody`() {
        #expect(Legibility.reading(size: 34, from: 5_000) == .tooSmall)
        #expect(Legibility.reading(size: 35, from: 5_000) == .small)
        #expect(Legibility.reading(size: 209, from: 5_000) == .good)
    }

    @Test func `every sign is plain shapes and nothing else`() throws {
        #expect(Pictogram.names.count >= 20)
        for name in Pictogram.names {
            let svg = try #require(Pictogram.svg(name))
            let plain = svg.replacing(" class=\"leaf-pictogram\"", with: "").replacing(
                " aria-hidden=\"true\"", with: "")
            guard case .success = Icon.clean(plain) else {
                Issue.record("\(name)")
                continue
            }
        }
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
