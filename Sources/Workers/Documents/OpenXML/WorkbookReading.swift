/// Reads all tables of an xlsx document.
struct WorkbookReading {
    let document: OpenXMLDocument
    private let watch: TableWatch

    init(_ document: OpenXMLDocument) {
        self.document = document
        watch = TableWatch(document.package.report)
    }

    func run() {
        let package = document.package
        let workbook = Workbook()
        package.read(document.main, to: workbook)
        let styles = CellStyles(startsIn1904: workbook.startsIn1904)
        for part in document.targets(of: document.main, "styles") { package.read(part, to: styles) }
        let strings = SharedStrings()
        for part in document.targets(of: document.main, "sharedStrings") { package.read(part, to: strings) }
        var seen: Set<String> = []
        for sheet in workbook.sheets { read(sheet, strings, styles, &seen) }
        watch.finish()
    }

    /// - Parameter seen: keys of the parts that were sheets before: a workbook that names one twice is not read twice.
    private func read(
        _ sheet: Workbook.Sheet, _ strings: SharedStrings, _ styles: CellStyles, _ seen: inout Set<String>
    ) {
        guard let relation = document.relation(of: document.main, id: sheet.relation), !relation.isExternal else {
            return
        }
        watch.open(sheet: sheet.name, isHidden: sheet.isHidden)
        if relation.type == "worksheet", seen.insert(relation.target).inserted {
            let reader = SheetReader(document.package.report, watch, strings, styles)
            document.package.read(relation.target, to: reader)
            for part in document.targets(of: relation.target, "comments") {
                document.package.read(part, to: CommentReader(watch))
            }
        }
        watch.close()
    }
}
