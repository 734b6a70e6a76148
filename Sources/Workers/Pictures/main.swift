import CWalls
import Glibc
import Raster
import WorkerKit

// Descriptors: 0 the file, 1 the answer, 2 what operators may want to read, 3 libmagic's database, 4... what to write.
//   bricoleur-pictures photo SIDE PIXELS WIDTH...
//   bricoleur-pictures turn ORIENTATION
//   bricoleur-pictures mark ORIENTATION WIDTH... -- MARK...

let missing = walls_seal(0)
if missing != 0 { stop("the walls cannot be set up: errno \(missing)") }
Heap.keepPages()

let words = Arguments.words
let rest = words.dropFirst()
let job: ((Bytes, Bytes) throws -> Answer)?
switch words.first {
case "photo": job = PhotoJob(rest)?.run
case "turn": job = TurnJob(rest)?.run
case "mark": job = MarkJob(rest)?.run
default: job = nil
}
guard let job else { stop("usage: bricoleur-pictures photo|turn|mark WORD...") }
Answer.give(job)
_exit(0)
