"""Names of well-known cities of the United States and the world, and words that only look like names of cities."""


def names_of(listed: str) -> frozenset[str]:
    """The names of a list parted by |, over several lines."""
    return frozenset(" ".join(name.split()) for name in listed.split("|"))


# Cities known by name.
CITIES = names_of(
    """
Accra| Addis Ababa| Akron| Alameda| Albany| Albuquerque| Alexandria| Allentown| Amarillo| Ames| Amherst|
Amsterdam| Anaheim| Anchorage| Ann Arbor| Annapolis| Antioch| Antwerp| Arcata| Arlington| Asheville| Ashland|
Aspen| Athens| Atlanta| Atlantic City| Auckland| Augusta| Aurora| Austin| Baghdad| Bakersfield| Baltimore|
Bangalore| Bangkok| Bangor| Bar Harbor| Barcelona| Basel| Baton Rouge| Beaverton| Beijing| Beirut| Belfast|
Bellevue| Bellingham| Bend| Bentonville| Berkeley| Berlin| Bethesda| Bethlehem| Billings| Biloxi| Birmingham|
Bismarck| Bloomington| Bogota| Bogotá| Boise| Bologna| Boston| Boulder| Bozeman| Brattleboro| Bridgeport|
Brisbane| Bristol| Brookline| Brownsville| Brussels| Budapest| Buenos Aires| Buffalo| Burbank| Burlington|
Busan| Cairo| Calgary| Cambridge| Camden| Cape Coral| Cape Town| Caracas| Carlsbad| Cary| Cedar Rapids|
Champaign| Chandler| Chapel Hill| Charleston| Charlotte| Charlottesville| Chattanooga| Chennai| Chesapeake|
Cheyenne| Chicago| Chico| Christchurch| Chula Vista| Cincinnati| Citrus Heights| Ciudad Juárez| Clearwater|
Cleveland| Cologne| Colorado Springs| Columbia| Columbus| Compton| Concord| Copenhagen| Corona|
Corpus Christi| Corvallis| Cranston| Culver City| Cupertino| Curitiba| Dallas| Daly City| Damascus| Davenport|
Davis| Dayton| Dearborn| Decatur| Delhi| Denton| Denver| Des Moines| Detroit| Dhaka| Dover| Dublin| Dubuque|
Duluth| Durham| East Palo Alto| Eau Claire| Edinburgh| Edmonton| El Cajon| El Paso| Elk Grove| Emeryville|
Erie| Escondido| Eugene| Eureka| Evanston| Evansville| Everett| Fairbanks| Fairfax| Fairfield| Falls Church|
Fargo| Fayetteville| Flagstaff| Flint| Florence| Folsom| Fontana| Fort Collins| Fort Lauderdale| Fort Myers|
Fort Wayne| Fort Worth| Frankfurt| Franklin| Freiburg| Fremont| Fresno| Frisco| Gainesville| Galveston|
Garland| Gary| Geneva| Ghent| Gilbert| Gilroy| Glasgow| Glendale| Grand Rapids| Greeley| Green Bay|
Greensboro| Greenville| Greenwich| Gresham| Guadalajara| Guatemala City| Gulfport| Halifax| Hamburg| Hampton|
Hanoi| Harrisburg| Hartford| Havana| Hayward| Helena| Helsinki| Henderson| Hialeah| Hillsboro| Hilo|
Ho Chi Minh City| Hoboken| Hong Kong| Honolulu| Hot Springs| Houston| Huntington Beach| Huntsville|
Indianapolis| Inglewood| Iowa City| Irvine| Irving| Istanbul| Ithaca| Jackson Hole| Jacksonville| Jakarta|
Jersey City| Jerusalem| Johannesburg| Joliet| Juneau| Juárez| Kabul| Kalamazoo| Kansas City| Karachi| Keene|
Kenosha| Kent| Key West| Kingston| Kirkland| Knoxville| Kolkata| Krakow| Kuala Lumpur| Kyiv| Kyoto| La Crosse|
Lafayette| Lagos| Lahore| Lakewood| Lancaster| Lansing| Laramie| Laredo| Las Cruces| Las Vegas| Leeds|
Lewiston| Lexington| Lima| Lincoln| Lisbon| Little Rock| Livermore| Liverpool| Lodi| London| Long Beach|
Los Angeles| Louisville| Lowell| Lubbock| Lynn| Macon| Madison| Madrid| Managua| Manchester| Manila| McAllen|
Medellin| Medellín| Medford| Melbourne| Memphis| Merced| Mesa| Mexico City| Miami| Miami Beach| Milan|
Milpitas| Milwaukee| Minneapolis| Missoula| Moab| Mobile| Modesto| Monterey| Monterrey| Montevideo|
Montgomery| Montpelier| Montreal| Moreno Valley| Moscow| Mountain View| Mumbai| Munich| Murfreesboro| Nairobi|
Napa| Naperville| Naples| Nashua| Nashville| National City| New Delhi| New Haven| New Orleans| New Rochelle|
New York| New York City| Newark| Newport| Newport News| Norfolk| North Las Vegas| Northampton| Oakland|
Oceanside| Ogden| Oklahoma City| Olympia| Omaha| Ontario| Orem| Orlando| Osaka| Oslo| Ottawa| Overland Park|
Oxford| Oxnard| Palm Springs| Palo Alto| Paris| Park City| Pasadena| Paterson| Pawtucket| Pensacola| Peoria|
Perth| Petaluma| Philadelphia| Phoenix| Pittsburgh| Pittsfield| Plano| Pleasanton| Pomona| Port St. Lucie|
Portland| Porto| Portsmouth| Poughkeepsie| Prague| Princeton| Providence| Provo| Pueblo| Quebec City| Quincy|
Quito| Racine| Raleigh| Rancho Cordova| Rancho Cucamonga| Rapid City| Redding| Redmond| Redwood City| Reno|
Richmond| Rio de Janeiro| Riverside| Roanoke| Rochester| Rockford| Rockville| Rome| Roseville| Rotterdam|
Round Rock| Rutland| Sacramento| Saint Louis| Saint Paul| Salem| Salinas| Salt Lake City| San Antonio|
San Bernardino| San Diego| San Francisco| San Jose| San Juan| San Leandro| San Luis Obispo| San Marcos|
San Mateo| San Rafael| San Salvador| Sandy| Santa Ana| Santa Barbara| Santa Clara| Santa Clarita| Santa Cruz|
Santa Fe| Santa Monica| Santa Rosa| Santiago| Sao Paulo| Sarasota| Saratoga Springs| Savannah| Schenectady|
Scottsdale| Scranton| Seattle| Sedona| Seoul| Seville| Shanghai| Shenzhen| Shreveport| Silver Spring|
Simi Valley| Singapore| Sioux Falls| Somerville| South Bend| South San Francisco| Spokane| Springfield|
St. Cloud| St. George| St. Louis| St. Paul| St. Petersburg| Stamford| State College| Stockholm| Stockton|
Sunnyvale| Sydney| Syracuse| São Paulo| Tacoma| Taipei| Takoma Park| Tallahassee| Tampa| Tegucigalpa| Tehran|
Tel Aviv| Tempe| Thousand Oaks| Tijuana| Tokyo| Toledo| Toronto| Torrance| Tracy| Traverse City| Trenton|
Tucson| Tulsa| Turlock| Tuscaloosa| Urbana| Utica| Utrecht| Vacaville| Valencia| Vallejo| Vancouver| Venice|
Ventura| Victoria| Vienna| Virginia Beach| Visalia| Waco| Walnut Creek| Warsaw| Washington D.C.|
Washington, D.C.| Washington, DC| Watsonville| Wellington| West Hollywood| West Lafayette| West Palm Beach|
West Sacramento| West Valley City| White Plains| Wichita| Wilmington| Winnipeg| Winston-Salem| Woodland|
Worcester| Yakima| Yonkers| Youngstown| Yuma| Zurich
"""
)
# Names that are as often a person, a street or a common word: only after in, to, from, like and their kind.
DOUBTFUL = names_of(
    """
Albany| Alexandria| Ames| Arlington| Ashland| Athens| Augusta| Aurora| Austin| Bend| Berlin| Bethlehem|
Bristol| Buffalo| Burlington| Cambridge| Camden| Cary| Chandler| Charlotte| Chelsea| Chesapeake| Cleveland|
Columbia| Concord| Corona| Davis| Dayton| Decatur| Denton| Dover| Dublin| Durham| Erie| Everett| Fairfield|
Flint| Florence| Franklin| Fremont| Frisco| Garland| Gary| Geneva| Gilbert| Glendale| Greenville| Hampton|
Helena| Henderson| Hilo| Houston| Irving| Jackson| Jacksonville| Kent| Kingston| Kirkland| Lafayette|
Lakewood| Lancaster| Lexington| Lima| Lincoln| London| Lowell| Lynn| Macon| Madison| Manchester| Medford|
Mesa| Milan| Mobile| Montgomery| Moscow| Naples| Newark| Newport| Norfolk| Ontario| Orlando| Oxford| Paris|
Paterson| Perth| Phoenix| Portsmouth| Providence| Quincy| Raleigh| Redmond| Reno| Richmond| Riverside|
Rochester| Rome| Salem| Sandy| Santiago| Savannah| Springfield| Sydney| Tracy| Trenton| Venice| Victoria|
Vienna| Warsaw| Wellington| Woodland
"""
)
# Capitalized words that the patterns must not take for a city.
NOT_CITIES = names_of(
    """
a| adopt| africa| airbnb| alabama| alaska| all| also| amazon| america| american| americans| an| and| another|
april| arizona| arkansas| article| as| asia| at| august| australia| autumn| bible| biden| but| by| california|
canada| chapter| china| chinese| christmas| cities| city| city council| colorado| congress| connecticut|
costco| council| county| covid| dad| dear| december| delaware| democrats| denmark| norway| sweden| finland|
netherlands| switzerland| ireland| scotland| portugal| downtown| east| easter| eight|
england| english| epa| europe| every| everyone| exhibit| facebook| father| fbi| february| five| fix| florida|
for| four| france| friday| from| georgia| germany| god| google| grandma| grandpa| hawaii| he| her| here| his|
house| how| i| ice| idaho| if| illinois| in| india| indiana| iowa| iran| iraq| it| italy| item| january|
japan| jesus| july| june| kansas| keep| kentucky| korea| let| louisiana| main| maine| make| many| march|
maryland| massachusetts| may| mayor| mexico| michigan| minnesota| mississippi| missouri| mom| monday| montana|
most| mother| my| nebraska| neighbors| nevada| new hampshire| new jersey| new mexico| nextdoor| nine| no|
nobody| north| north carolina| north dakota| not| november| now| obama| october| of| ohio| oklahoma| on| or|
ordinance| oregon| other| our| page| parks| pass| pennsylvania| people| planning| please| police| president|
public works| put| republicans| residents| resolution| rhode island| russia| safeway| saturday| school|
schools| section| senate| september| seven| she| six| so| some| somebody| someone| south| south carolina|
south dakota| spain| spanish| spring| staff| staff's| start| stop| summer| sunday| syria| target| ten|
tennessee| texas| thank| thanks| thanksgiving| that| the| then| there| these| they| this| those| three|
thursday| tier| to| town| trump| tuesday| two| uber| ukraine| united states| usa| utah| vermont| vietnam|
virginia| vote| walmart| washington| we| wednesday| west| west virginia| what| when| where| while| who| why|
winter| wisconsin| with| wyoming| yes| you| your| zone| zone one
"""
)
