import CWalls
import Glibc
import WorkerKit

// Descriptors: 0 the document, 1 the answer, 2 what operators may want to read, 3 libmagic's database, 4 the copy.
//   bricoleur-documents check ENDING
//   bricoleur-documents blank [ENDING]

guard walls_seal(0) == 0 else { stop("the walls cannot be set up") }

let arguments = Array(Arguments.words)
Answer.give { file, magic in
    switch arguments.first {
    case "check" where arguments.count == 2: DocumentCheck(ending: arguments[1], magic: magic).run(file).answer
    case "blank" where arguments.count <= 2: try BlankCopy(magic: magic, output: Output(4)).make(file)
    default: stop("usage: bricoleur-documents check ENDING | blank [ENDING]")
    }
}
_exit(0)
