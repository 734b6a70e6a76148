/// Where the cells lie on a sheet, in millimetres from its upper left corner.
struct SheetLayout: Sendable, Hashable {
    let pageWidth, pageHeight: Double
    let cellWidth, cellHeight, gap: Double
    let columns, rows: Int
    /// Of the first cell.
    let left, top: Double

    var perSheet: Int { columns * rows }

    func origin(_ index: Int) -> (x: Double, y: Double) {
        (
            left + Double(index % columns) * (cellWidth + gap),
            top + Double(index / columns) * (cellHeight + gap)
        )
    }

    func sheets(for cells: Int) -> Int { (cells + perSheet - 1) / perSheet }

    /// Which cell lies at a place of a sheet, all from 0; nil where the sheet stays empty.
    func cell(at place: Int, of sheet: Int, cells: Int, order: DocumentGrid.Order) -> Int? {
        let index = order == .across ? sheet * perSheet + place : place * sheets(for: cells) + sheet
        return index < cells ? index : nil
    }
}

extension SheetLayout {
    /// Rounding must not cost a column: a hundredth of a millimetre cannot be cut.
    private static let slack = 0.01

    /// - Throws: `DocumentRefusal` when a size is not known, or a cell is too small or too large for the paper.
    init(_ grid: DocumentGrid, on paper: Paper, _ answers: RuleAnswers) throws(DocumentRefusal) {
        guard let gap = grid.gap.value(in: answers), gap >= 0, gap <= 100 else { throw .sizeUnknown }
        let width = try Self.side(grid.width, answers)
        let height = try Self.side(grid.height, answers)
        guard let pageHeight = paper.size.height else {
            self = try Self(onRoll: paper.size.width, margin: grid.margin, width, height)
            return
        }
        let portrait = (paper.size.width, pageHeight)
        let landscape = (pageHeight, paper.size.width)
        let pages =
            switch grid.orientation {
            case .portrait: [portrait]
            case .landscape: [landscape]
            case .best: [portrait, landscape]
            }
        var best: SheetLayout?
        var refusal = DocumentRefusal.sizeUnknown
        for page in pages {
            do throws(DocumentRefusal) {
                let layout = try Self(page: page, margin: grid.margin, gap: gap, width, height)
                if layout.perSheet > best?.perSheet ?? 0 { best = layout }
            } catch { refusal = error }
        }
        guard let best else { throw refusal }
        self = best
    }

    /// Nil is all the room that there is.
    private static func side(_ measure: DocumentMeasure?, _ answers: RuleAnswers) throws(DocumentRefusal) -> Double? {
        guard let measure else { return nil }
        guard let value = measure.value(in: answers) else { throw .sizeUnknown }
        return value
    }

    private init(
        page: (width: Double, height: Double), margin: Double, gap: Double, _ width: Double?, _ height: Double?
    ) throws(DocumentRefusal) {
        let room = (width: page.width - 2 * margin, height: page.height - 2 * margin)
        let cell = (width: width ?? room.width, height: height ?? room.height)
        try Self.check(cell, room)
        let columns = Self.count(cell.width, gap, in: room.width)
        let rows = Self.count(cell.height, gap, in: room.height)
        self.init(
            pageWidth: page.width, pageHeight: page.height, cellWidth: cell.width, cellHeight: cell.height, gap: gap,
            columns: columns, rows: rows,
            left: (page.width - Self.extent(columns, cell.width, gap)) / 2,
            top: (page.height - Self.extent(rows, cell.height, gap)) / 2)
    }

    /// A page for each cell: the printer cuts where a page ends.
    private init(onRoll page: Double, margin: Double, _ width: Double?, _ height: Double?) throws(DocumentRefusal) {
        guard let height else { throw .sizeUnknown }
        let room = (width: page - 2 * margin, height: DocumentLimits.longestPage - 2 * margin)
        let cell = (width: width ?? room.width, height: height)
        try Self.check(cell, room)
        self.init(
            pageWidth: page, pageHeight: cell.height + 2 * margin, cellWidth: cell.width, cellHeight: cell.height,
            gap: 0, columns: 1, rows: 1, left: (page - cell.width) / 2, top: margin)
    }

    private static func check(
        _ cell: (width: Double, height: Double), _ room: (width: Double, height: Double)
    ) throws(DocumentRefusal) {
        let least = DocumentLimits.smallestCell
        guard cell.width >= least, cell.height >= least else { throw .tooSmall(cell.width, cell.height) }
        guard cell.width <= room.width + slack, cell.height <= room.height + slack else {
            throw .tooLarge(cell.width, cell.height, room: room)
        }
    }

    private static func count(_ side: Double, _ gap: Double, in room: Double) -> Int {
        Int((room + gap + slack) / (side + gap))
    }

    private static func extent(_ count: Int, _ side: Double, _ gap: Double) -> Double {
        Double(count) * (side + gap) - gap
    }
}
