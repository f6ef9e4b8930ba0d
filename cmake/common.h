// The precompiled header of release builds: what nearly every file includes.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/error.h"
#include "ir/graph.h"
