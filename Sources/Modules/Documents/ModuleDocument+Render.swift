import Domain

extension ModuleDocument {
    /// The document made of these answers.
    /// - Throws: `DocumentRefusal` when it cannot be: too many, too large, unknown sizes, nothing to print.
    /// - Complexity: O(cells × template), no I/O.
    package func render(_ request: DocumentRequest) throws(DocumentRefusal) -> RenderedDocument {
        let parameters = try values(for: request)
        let answers = RuleAnswers(content: request.content, fields: fields, parameters: parameters)
        let layout = try SheetLayout(grid, on: paper, answers)
        let stubWidth = try stub.map { stub throws(DocumentRefusal) in try width(of: stub, on: layout, answers) }
        let cells = try cells(request, parameters, answers)
        let sheets = layout.sheets(for: cells.count)
        guard sheets <= DocumentLimits.sheets else { throw .tooManySheets(sheets, perSheet: layout.perSheet) }
        let sizes = StyleSizes(styles, cells, answers)
        let rules = styles.map(\.childrenRule) + styles.map { $0.rule(answers, size: sizes.byName[$0.name]) }
        let css = Stylesheet(layout: layout, stub: stubWidth.map { (stub?.side ?? .left, $0) }).text(rules: rules)
        return RenderedDocument(
            html: html(cells.map { markup($0) }, on: layout), css: css, sheets: sheets, cells: cells.count,
            perSheet: layout.perSheet, pageWidth: layout.pageWidth, pageHeight: layout.pageHeight,
            remarks: sizes.remarks(reading, answers) + Self.unique(cells.flatMap(\.remarks)))
    }

    private func width(
        of stub: DocumentStub, on layout: SheetLayout, _ answers: RuleAnswers
    ) throws(DocumentRefusal) -> Double {
        let side = stub.side == .left || stub.side == .right ? layout.cellWidth : layout.cellHeight
        guard let width = stub.width.value(in: answers) else { throw .sizeUnknown }
        guard width > 0, side - width >= DocumentLimits.smallestCell else { throw .stubTooWide }
        return width
    }

    private func markup(_ cell: DocumentCell) -> String {
        let main = template.render(cell.values)
        guard let stub else { return main }
        return """
            <div class="leaf-stub">\(stub.template.render(cell.values))</div>\
            <div class="leaf-tear"></div><div class="leaf-main">\(main)</div>
            """
    }

    /// The sheets, in the order in which they are printed.
    private func html(_ cells: [String], on layout: SheetLayout) -> String {
        var html = "<div class=\"leaves\">\n"
        for sheet in 0..<layout.sheets(for: cells.count) {
            let places = (0..<layout.perSheet).compactMap { place in
                layout.cell(at: place, of: sheet, cells: cells.count, order: grid.order).map { (place, cells[$0]) }
            }
            html += "<div class=\"leaf\">"
            if let cut = grid.cut { html += CutMarks(layout: layout, cut: cut, places: Set(places.map(\.0))).svg }
            for (place, cell) in places {
                html += "\n<div class=\"leaf-cell leaf-at-\(place)\">\(cell)</div>"
            }
            html += "</div>\n"
        }
        return html + "</div>"
    }

    private static func unique(_ remarks: [DocumentRemark]) -> [DocumentRemark] {
        var seen = Set<String>()
        return remarks.filter { seen.insert($0.code).inserted }
    }
}
