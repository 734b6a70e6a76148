/// Copies any XML part of a workbook without copies of values, other people's names, and what hangs on parts that are
/// left out.
class PartEditor: XMLCopy {
    /// Ids of the part's relations that are left out.
    private let lost: Set<String>

    init(lost: Set<String>) { self.lost = lost }

    override func judge(_ tag: Tag) -> Verdict {
        switch tag.name {
        // Extensions and drawings are left out whole when they show what is not there any more.
        case "ext", "AlternateContent", "twoCellAnchor", "oneCellAnchor", "absoluteAnchor": return .watch
        case "pageSetup": return .keep
        default: break
        }
        let name = tag.name.string
        if Self.gone.contains(name) { return .condemn }
        return Self.copies.contains(name) || isLost(tag) ? .drop : .keep
    }

    /// Values that charts, other workbooks and views keep a copy of.
    private static let copies: Set<String> = [
        "numCache", "strCache", "multiLvlStrCache", "lvl", "sheetDataSet", "pivotSource", "fileSharing",
        "customWorkbookViews", "customSheetViews", "pivotCaches", "hyperlinks", "scenarios",
    ]

    /// What shows pivot tables, the data model, or the folder of the author.
    private static let gone: Set<String> = [
        "absPath", "slicerList", "slicerCaches", "slicerRefs", "slicer", "timelineRefs", "timelineCacheRefs",
        "timeslicer", "tableSlicerCache", "pivotTableReferences", "cachedUniqueNames", "dataModel", "pivotTableData",
    ]

    private func isLost(_ tag: Tag) -> Bool { tag["id", in: Space.relations].map { lost.contains($0.string) } ?? false }

    override func keeps(_ attribute: Tag.Attribute, of tag: Tag) -> Bool {
        !(tag.name == "pageSetup" && attribute.name == "id" && lost.contains(attribute.value.string))
    }
}

/// Copies the main part: the program that opens the copy has to compute everything.
final class WorkbookEditor: PartEditor {
    private var isOrdered = false

    override func judge(_ tag: Tag) -> Verdict {
        switch tag.name {
        case "calcPr": isOrdered = true
        // What the schema puts behind the order to compute.
        case "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
            "fileRecoveryPr", "webPublishObjects", "extLst":
            order(like: tag.name)
        default: break
        }
        return super.judge(tag)
    }

    override func keeps(_ attribute: Tag.Attribute, of tag: Tag) -> Bool {
        if tag.name == "calcPr", attribute.name == "fullCalcOnLoad" || attribute.name == "calcCompleted" {
            return false
        }
        return super.keeps(attribute, of: tag)
    }

    override func extras(for tag: Tag) -> [(name: String, value: String)] {
        tag.name == "calcPr" ? [("fullCalcOnLoad", "1")] : []
    }

    override func leave(_ name: Name) {
        if name == "workbook" { order(like: name) }
    }

    private func order(like name: Name) {
        guard !isOrdered else { return }
        isOrdered = true
        let prefix = name.whole.prefix { $0 != ":" }
        insert((prefix.count < name.whole.count ? prefix + ":" : "") + #"calcPr fullCalcOnLoad="1""#)
    }
}

/// Copies the shared texts: those that no cell refers to any more become empty, so that the numbers stay right.
final class StringsEditor: XMLCopy {
    private let used: Set<Int>
    private var index = -1

    init(used: Set<Int>) { self.used = used }

    override func judge(_ tag: Tag) -> Verdict {
        if tag.name == "si" {
            index += 1
            return .keep
        }
        return tag.name == "sst" || used.contains(index) ? .keep : .drop
    }

    override func keeps(_ text: Lent) -> Bool { index >= 0 && used.contains(index) }
}

/// Copies a drawing in VML without the frames of notes.
final class NotesEditor: XMLCopy {
    override func judge(_ tag: Tag) -> Verdict {
        switch tag.name {
        case "shape": .watch
        case "ClientData": tag["ObjectType"] == "Note" ? .condemn : .keep
        default: .keep
        }
    }
}

/// Copies `[Content_Types].xml` or a part of relations without those that are left out.
final class ListEditor: XMLCopy {
    private let isLost: (Tag) -> Bool

    init(where isLost: @escaping (Tag) -> Bool) { self.isLost = isLost }

    override func judge(_ tag: Tag) -> Verdict { isLost(tag) ? .drop : .keep }
}
