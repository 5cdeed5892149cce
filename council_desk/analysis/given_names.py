"""Common given names of the United States, English and Spanish before all; none that is as often another word."""

from council_desk.analysis.city_names import names_of

GIVEN_NAMES = names_of(
    """
Aaron| Abigail| Abraham| Ada| Adam| Adrian| Adriana| Agnes| Ahmed| Aisha| Alan| Albert| Alberto| Alejandra|
Alejandro| Alex| Alexander| Alfred| Alfredo| Alice| Alicia| Alison| Allen| Allison| Alvin| Amanda| Amelia| Amy|
Ana| Andre| Andrea| Andres| Andrew| Angel| Angela| Anita| Ann| Anna| Anne| Annie| Anthony| Antonio| Arnold| Arthur|
Arturo| Ashley| Audrey| Barack| Barbara| Barry| Beatrice| Beatriz| Ben| Benito| Benjamin| Bernard| Bernice| Bernie|
Beth| Betty| Beverly| Bill| Billy| Bob| Bobby| Brad| Bradley| Brandon| Brenda| Brent| Brian| Brittany| Bruce|
Bryan| Byron| Calvin| Carl| Carla| Carlos| Carmen| Carol| Caroline| Carolyn| Carrie| Catherine| Cathy| Cecilia|
Cesar| Chad| Charles| Charlie| Cheryl| Chris| Christian| Christina| Christine| Christopher| Cindy| Claire| Clara|
Clarence| Claudia| Clyde| Colin| Connie| Craig| Cristina| Crystal| Curtis| Cynthia| Daisy| Dan| Daniel| Danielle|
Danny| Darrell| Dave| David| Deborah| Debra| Delores| Denise| Dennis| Derek| Diana| Diane| Diego| Dolores| Dominic|
Don| Donald| Donna| Doris| Dorothy| Doug| Douglas| Duane| Dwight| Ed| Eddie| Edgar| Edith| Edna| Eduardo| Edward|
Edwin| Eileen| Elaine| Eleanor| Elena| Eli| Elijah| Elizabeth| Ella| Ellen| Elsie| Emily| Emma| Enrique| Eric|
Erica| Erik| Erin| Ernest| Esther| Ethan| Ethel| Eva| Evelyn| Felix| Fernando| Frances| Francis| Francisco| Frank|
Franz| Fred| Frederick| Gabriel| Gabriela| Gail| George| Gerald| Geraldine| Gerard| Gladys| Glenn| Gloria| Gordon|
Greg| Gregory| Guillermo| Gustavo| Hannah| Harold| Harriet| Harry| Harvey| Hassan| Heather| Hector| Helen| Henry|
Herbert| Herman| Hillary| Howard| Hugh| Hugo| Ian| Ida| Ignacio| Irene| Iris| Irma| Isaac| Isabel| Isabella| Ivan|
Jack| Jacob| Jacqueline| Jaime| James| Jamie| Jane| Janet| Janice| Jason| Javier| Jean| Jeff| Jeffrey| Jennifer|
Jenny| Jeremy| Jerome| Jerry| Jesse| Jessica| Jesus| Jill| Jim| Jimmy| Joan| Joanne| Joaquin| Joe| Joel| John|
Johnny| Jonathan| Jordan| Jorge| Jose| Joseph| Josephine| Joshua| Joyce| Juan| Juana| Juanita| Judith| Judy| Julia|
Julian| Julie| Julio| Justin| Karen| Karl| Kate| Katherine| Kathleen| Kathryn| Kathy| Katie| Keith| Kelly| Ken|
Kenneth| Kevin| Kim| Kimberly| Kyle| Larry| Laura| Lauren| Laurie| Lawrence| Leah| Lee| Leila| Leo| Leon| Leonard|
Leroy| Leslie| Leticia| Lewis| Lillian| Linda| Lisa| Lloyd| Lois| Lorenzo| Lori| Lorraine| Louis| Louise| Lucas|
Lucia| Lucille| Lucy| Luis| Luke| Luther| Lydia| Malcolm| Manuel| Marc| Marcia| Marco| Marcus| Margaret| Margarita|
Maria| Marie| Marilyn| Mario| Marjorie| Mark| Marlene| Marshall| Martha| Martin| Marvin| Mary| Matt| Matthew|
Maureen| Maurice| Megan| Melanie| Melissa| Melvin| Michael| Michelle| Miguel| Mike| Mildred| Milton| Minnie|
Mohammed| Monica| Muhammad| Nancy| Naomi| Natalie| Nathan| Nathaniel| Neil| Nelson| Nicholas| Nicole| Nina| Noah|
Nora| Norma| Norman| Olga| Oliver| Olivia| Omar| Oscar| Otis| Otto| Pablo| Pamela| Patricia| Patrick| Patsy| Paul|
Paula| Pauline| Pedro| Peggy| Pete| Peter| Phil| Philip| Phillip| Phyllis| Rachel| Rafael| Ralph| Ramon| Randall|
Randy| Raul| Raymond| Rebecca| Ricardo| Richard| Rick| Ricky| Rita| Robert| Roberto| Robin| Rodney| Roger| Roland|
Ron| Ronald| Rosa| Rosalind| Rosemary| Ross| Roy| Ruben| Russell| Ruth| Ryan| Sally| Sam| Samantha| Samuel| Sandra|
Sara| Sarah| Saul| Scott| Sean| Sergio| Seth| Shane| Shannon| Sharon| Shawn| Sheila| Shelly| Sherry| Shirley|
Sidney| Simon| Sofia| Sonia| Sophia| Sophie| Stacy| Stanley| Stella| Stephanie| Stephen| Steve| Steven| Stuart|
Susan| Suzanne| Sylvia| Tammy| Tanya| Ted| Teresa| Terrence| Terry| Thelma| Theodore| Theresa| Thomas| Thurgood|
Tiffany| Tim| Timothy| Tina| Todd| Tom| Tommy| Toni| Tony| Troy| Tyler| Ulysses| Valerie| Vanessa| Vera| Vernon|
Veronica| Vicente| Vicki| Victor| Vincent| Viola| Vivian| Wallace| Walt| Walter| Wanda| Warren| Wayne| Wendy|
Wesley| Wilfred| William| Willie| Winston| Woodrow| Xavier| Yolanda| Yvonne| Zachary
"""
)
