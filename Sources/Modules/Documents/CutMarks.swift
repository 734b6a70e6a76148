/// Where to cut, drawn on a sheet.
struct CutMarks {
    /// Millimetres.
    private static let longest = 6.0, distance = 1.0, shortest = 1.0

    let layout: SheetLayout
    let cut: DocumentGrid.Cut
    /// Those that hold a cell.
    let places: Set<Int>

    /// An SVG element as large as the sheet, one of its units to a millimetre.
    var svg: String {
        let (width, height) = (Millimetres.text(layout.pageWidth), Millimetres.text(layout.pageHeight))
        let dashes = cut == .lines ? " stroke-dasharray=\"2 1.5\"" : ""
        return """
            <svg class="leaf-cuts" xmlns="http://www.w3.org/2000/svg" width="\(width)mm" height="\(height)mm" \
            viewBox="0 0 \(width) \(height)" aria-hidden="true"><path fill="none" stroke="#000" \
            stroke-width="0.15"\(dashes) d="\(cut == .marks ? marks : lines)"/></svg>
            """
    }
}

// MARK: - Strokes in the margins

extension CutMarks {
    /// At both ends of every cut.
    private var marks: String {
        let columns = Set(places.map { $0 % layout.columns })
        let rows = Set(places.map { $0 / layout.columns })
        let right = layout.pageWidth - layout.left
        let bottom = layout.pageHeight - layout.top
        var path = ""
        for x in Self.edges(columns, from: layout.left, layout.cellWidth, layout.gap) {
            for (from, to) in Self.strokes(layout.top, bottom) { path += Self.down(x, from, to) }
        }
        for y in Self.edges(rows, from: layout.top, layout.cellHeight, layout.gap) {
            for (from, to) in Self.strokes(layout.left, right) { path += Self.across(y, from, to) }
        }
        return path
    }

    /// Both sides of each cell, once where two cells touch.
    private static func edges(_ cells: Set<Int>, from start: Double, _ side: Double, _ gap: Double) -> [Double] {
        let firsts = cells.map { start + Double($0) * (side + gap) }
        let lasts = cells.filter { gap > 0 || !cells.contains($0 + 1) }
            .map { start + Double($0) * (side + gap) + side }
        return (firsts + lasts).sorted()
    }

    /// From and to, before the cells and behind them; none where the margin has no room for one.
    private static func strokes(_ first: Double, _ last: Double) -> [(Double, Double)] {
        let length = min(longest, first - 2 * distance)
        guard length >= shortest else { return [] }
        return [(first - distance - length, first - distance), (last + distance, last + distance + length)]
    }
}

// MARK: - Lines around the cells

extension CutMarks {
    /// Each side once, even where two cells touch: dashes upon dashes would close the line.
    private var lines: String {
        places.sorted().map { place in
            let (left, top) = layout.origin(place)
            let (right, bottom) = (left + layout.cellWidth, top + layout.cellHeight)
            let isLastColumn = place % layout.columns == layout.columns - 1
            var path = Self.down(left, top, bottom) + Self.across(top, left, right)
            if layout.gap > 0 || isLastColumn || !places.contains(place + 1) { path += Self.down(right, top, bottom) }
            if layout.gap > 0 || !places.contains(place + layout.columns) { path += Self.across(bottom, left, right) }
            return path
        }.joined()
    }

    private static func down(_ x: Double, _ from: Double, _ to: Double) -> String {
        "M\(Millimetres.text(x)) \(Millimetres.text(from))V\(Millimetres.text(to))"
    }

    private static func across(_ y: Double, _ from: Double, _ to: Double) -> String {
        "M\(Millimetres.text(from)) \(Millimetres.text(y))H\(Millimetres.text(to))"
    }
}
