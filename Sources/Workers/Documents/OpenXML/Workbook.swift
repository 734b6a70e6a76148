/// Reads the main part of a workbook: which sheets it has, in order.
final class Workbook: XMLListener {
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    /// Dates count from 1904 instead of 1900.
    private(set) var startsIn1904 = false
    func start(_ tag: Tag) {
        switch tag.name {
        case "sheet":
            guard let relation = tag["id", in: Space.relations] else { return }
            let state = tag["state"]?.string
            sheets.append(
                Sheet(
                    name: tag["name"]?.string ?? "", relation: relation.string,
                    isHidden: state == "hidden" || state == "veryHidden"))
        case "workbookPr": startsIn1904 = tag["date1904"]?.isTrue == true
        default: break
        }
    }
}
