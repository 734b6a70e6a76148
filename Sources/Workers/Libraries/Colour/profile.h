#ifndef CCOLOUR_PROFILE_H
#define CCOLOUR_PROFILE_H

#include "CColour.h"
#include <lcms2.h>

/// Makes the way from an open profile, which stays the caller's.
ccolour_verdict ccolour_open_profile(cmsHPROFILE profile, int channels, ccolour_way **way);

#endif
