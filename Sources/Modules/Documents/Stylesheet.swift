/// The style sheet of one document: its paper, the places of its cells and the styles of its manifest.
struct Stylesheet {
    /// Sizes and places of everything, true to the millimetre on paper.
    let layout: SheetLayout
    let stub: (side: DocumentStub.Side, width: Double)?

    /// - Parameter rules: those of the manifest's styles, already written.
    func text(rules: [String]) -> String {
        (page + base + places + [stubRules] + rules).joined()
    }

    private var page: [String] {
        let (width, height) = (mm(layout.pageWidth), mm(layout.pageHeight))
        return [
            "@page{size:\(width) \(height);margin:0}\n",
            "html,body{margin:0;padding:0}\n",
            // A page of a browser is a whole number of its pixels: what is as high as the paper may fall onto two.
            CSSText.rule(
                ".leaf",
                [
                    ("position", "relative"), ("width", width), ("height", mm(layout.pageHeight - 0.4)),
                    ("overflow", "hidden"), ("break-inside", "avoid"),
                ]),
            ".leaf+.leaf{break-before:page}\n",
            "@media screen{.leaf{margin:6mm auto;background:#fff;box-shadow:0 0 2mm rgb(0 0 0/30%)}}\n",
        ]
    }

    private var base: [String] {
        [
            CSSText.rule(
                ".leaves",
                [
                    ("font-family", "\"Liberation Sans\",Arial,Helvetica,\"DejaVu Sans\",sans-serif"),
                    ("font-size", "3.5mm"), ("line-height", "1.2"), ("color", "#000"),
                    ("print-color-adjust", "exact"), ("-webkit-print-color-adjust", "exact"),
                ]),
            ".leaves,.leaves *{box-sizing:border-box}\n",
            ".leaves :is(p,ul,ol,dl,dd,h2,h3,h4,h5,figure){margin:0;padding:0}\n",
            ".leaves :is(h2,h3,h4,h5){font:inherit}\n",
            ".leaves ul{list-style:none}\n",
            ".leaves ol{list-style:none}\n",
            ".leaves table{border-collapse:collapse;width:100%}\n",
            ".leaves :is(td,th){padding:0;text-align:left;vertical-align:top;font-weight:inherit}\n",
            ".leaf-cuts{position:absolute;left:0;top:0}\n",
            ".leaf-pictogram{display:block;width:100%;height:100%}\n",
            ".leaves svg{display:block}\n",
            CSSText.rule(
                ".leaf-cell",
                [
                    ("position", "absolute"), ("width", mm(layout.cellWidth)), ("height", mm(layout.cellHeight)),
                    ("overflow", "hidden"), ("overflow-wrap", "break-word"),
                ]),
        ]
    }

    private var places: [String] {
        (0..<layout.perSheet).map { index in
            let origin = layout.origin(index)
            return ".leaf-at-\(index){left:\(mm(origin.x));top:\(mm(origin.y))}\n"
        }
    }

    /// The cell in two parts, with a dashed line between them.
    private var stubRules: String {
        guard let stub else { return "" }
        let isUpright = stub.side == .left || stub.side == .right
        let (extent, across) = isUpright ? ("width", "height") : ("height", "width")
        let rest = (isUpright ? layout.cellWidth : layout.cellHeight) - stub.width
        func part(_ name: String, _ size: Double, at side: DocumentStub.Side) -> String {
            CSSText.rule(
                name,
                [
                    ("position", "absolute"), (extent, mm(size)), (across, "100%"), (side.rawValue, "0"),
                    (isUpright ? "top" : "left", "0"), ("overflow", "hidden"),
                ])
        }
        return part(".leaf-stub", stub.width, at: stub.side) + part(".leaf-main", rest, at: stub.side.opposite)
            + CSSText.rule(
                ".leaf-tear",
                [
                    ("position", "absolute"), (across, "100%"), (extent, "0"), (isUpright ? "top" : "left", "0"),
                    (stub.side.rawValue, mm(stub.width)), ("border-\(stub.side.rawValue)", "0.25mm dashed #000"),
                ])
    }

    private func mm(_ value: Double) -> String { Millimetres.text(value) + "mm" }
}

extension DocumentStub.Side {
    fileprivate var opposite: Self {
        switch self {
        case .left: .right
        case .right: .left
        case .top: .bottom
        case .bottom: .top
        }
    }
}
