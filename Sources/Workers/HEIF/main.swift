import CWalls
import Glibc
import Raster
import WorkerKit

// Descriptors: 0 the file, 1 the answer, 2 what operators may want to read, 3 libmagic's database, 4... what to write.
//   bricoleur-heif photo SIDE PIXELS WIDTH...

// libde265 decodes in a thread of its own, however many it is given.
let missing = walls_seal(UInt32(WALLS_THREADS))
if missing != 0 { stop("the walls cannot be set up: errno \(missing)") }

Heap.keepPages()

let words = Arguments.words
guard words.first == "photo", let job = HEIFJob(words.dropFirst()) else {
    stop("usage: bricoleur-heif photo SIDE PIXELS WIDTH...")
}
Answer.give(job.run)
_exit(0)
